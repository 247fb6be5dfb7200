import { describe, expect, test } from 'vitest';
import { readText, utf8 } from './fixtures/reading.ts';

const binary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('an HTML page', () => {
  test('reads as a person would read it, without scripts and styles', async () => {
    const page = `<!doctype html><title>Order</title><style>p{color:red}</style><script>document.write('<p>no')</script>
      <h1>Your   order</h1><p>Tea &amp; biscuits&nbsp;&euro;4<br>thanks</p><noscript>Turn on scripts</noscript><ul><li>One<li>Two</ul>`;
    expect(await readText(utf8(page))).toBe('Order\n\nYour order\n\nTea & biscuits\u00a0€4\nthanks\n\n- One\n- Two');
  });

  test('keeps inline elements on their line and preformatted lines apart', async () => {
    expect(await readText(utf8('<p>a<b>b</b> <i>c</i>\n d</p><pre>x\n  y</pre>'))).toBe('ab c d\n\nx\n  y');
  });

  test('keeps the cells of a row together, with tags left open', async () => {
    const page = '<table><tr><th>Item<th>Price<tr><td>Tea<td> 4.00 <tr><td>Milk</td><td></td></table>after';
    expect(await readText(utf8(page))).toBe('Item\tPrice\nTea\t4.00\nMilk\n\nafter'.replace('\n\n', '\n'));
  });

  test('says where its links lead, but for scripts and for nowhere', async () => {
    const page = `<p><a class=x href="https://example.com/?a=1&amp;b=2">Apply</a> or <a href='javascript:alert(1)'>click</a>,
      <a href=#>up</a>, <a name=here>here</a>, <a href=mailto:jo@example.com>Jo</a></p>`;
    expect(await readText(utf8(page))).toBe(
      'Apply (https://example.com/?a=1&b=2) or click, up, here, Jo (mailto:jo@example.com)',
    );
  });

  test('shows what is filled into a form, and what is chosen and ticked', async () => {
    const page = `<form><p><label>Name <input value="Jo &amp; Co"></label> <input type=hidden value=secret><input type=password value=secret>
      <p>Country: <select><option>Austria<option selected>France<option>Spain</select>, size <select multiple><option>S<option>M</select>
      <p><input type=checkbox checked> Yes <input type=radio> No <p>Note: <textarea>two\nlines</textarea><input type=submit value=Send>`;
    expect(await readText(utf8(`<html>${page}`))).toBe(
      'Name Jo & Co\n\nCountry: France , size\nS\nM\n\n[x] Yes [ ] No\n\nNote: two\nlines Send',
    );
  });

  test('leaves out what nobody sees, and goes on where it ends', async () => {
    const page = `<div style="color:red; display: none">preview <div>more</div></div><p hidden>a<p>Seen<table><tr hidden><td>b<tr><td>c<td style="visibility:hidden">d<td>e</table>
      <ul><li hidden>f<li>g</ul><dialog>h</dialog><input hidden value=i>end`;
    expect(await readText(utf8(`<html>${page}`))).toBe('Seen\nc\te\n\n- g\n\nend');
  });

  test('numbers lists as they say', async () => {
    const page = '<ol start=3><li>c<li value=9>i<li>j</ol><ol type=A><li>a<ol type=i><li>b</ol><li>c</ol>';
    expect(await readText(utf8(`<html>${page}`))).toBe('3. c\n9. i\n10. j\n\nA. a\n\ni. b\n\nB. c');
  });

  test('is decoded by the charset it declares', async () => {
    expect(await readText(binary('<html><meta charset="iso-8859-2"><p>\xb3\xf3d\xbc'))).toBe('łódź');
    expect(await readText(binary('<html><meta charset="no-such-thing"><p>Stra\xdfe'))).toBe('Straße');
  });

  test('a hundred thousand elements deep is read in a moment', async () => {
    expect(await readText(utf8(`${'<div>'.repeat(100_000)}deep`))).toBe('deep');
    expect(await readText(utf8(`${'<table><tr><td>'.repeat(30_000)}deep${'</table>'.repeat(30_000)}`))).toBe('deep');
  });

  test('never yields lone surrogates or NUL', async () => {
    expect(await readText(utf8('<p>a&#xD800;b&#0;c'))).toBe('a\ufffdb\ufffdc');
  });
});
