import { describe, expect, test } from 'vitest';
import { buildCompoundFile } from './fixtures/compound-file.ts';
import { buildMsg, folderOf, packRtf } from './fixtures/msg.ts';
import { failure, readText } from './fixtures/reading.ts';

const person = (name: string, address: string, kind: number) => ({ 12289: name, 14846: address, 3093: kind });
const note = { 26: 'IPM.Note', 55: 'Grüße aus 東京', 3098: 'Jane Doe', 23809: 'jane@a.example' };

describe('an Outlook message', () => {
  test('shows who wrote to whom, when and about what, the text and the names of attachments', async () => {
    const message = buildMsg({
      properties: { ...note, 4096: 'Hello,\r\n\r\nthe plan.', 57: new Date('2024-10-01T23:34:56Z') },
      recipients: [
        person('Bob', 'b@c.example', 1),
        person('e@f.example', 'e@f.example', 1),
        { 12289: 'Sales', 12291: '/O=ACME/CN=SALES', 3093: 2 },
        person('', 'g@h.example', 3),
      ],
      attachments: [{ 14084: 'PLAN~1.PDF', 14087: 'plan für 2025.pdf' }, { 12289: 'A message' }, {}],
    });
    expect(await readText(message)).toBe(
      'From: Jane Doe <jane@a.example>\nTo: Bob <b@c.example>, e@f.example\nCc: Sales\nBcc: g@h.example\nDate: Tue, 01 Oct 2024 23:34:56 GMT\nSubject: Grüße aus 東京\n\nHello,\n\nthe plan.\n\nAttachments: plan für 2025.pdf, A message, (unnamed)',
    );
  });

  test('takes the date and the recipients from where else it keeps them', async () => {
    const headers = 'Received: by x\r\nDate: Tue, 1 Oct 2024 23:34:56 -0500\r\n';
    const message = buildMsg({ properties: { ...note, 125: headers, 3588: 'Bob; Eve', 4096: 'Hi' } });
    expect(await readText(message)).toContain('To: Bob; Eve\nDate: Tue, 1 Oct 2024 23:34:56 -0500\n');
  });

  test('longer than a page of its small sectors is read whole', async () => {
    const long = 'Lorem ipsum dolor sit amet. '.repeat(2000).trim();
    expect(await readText(buildMsg({ properties: { ...note, 4096: long } }))).toContain(long);
  });

  test('written in HTML alone is read as text', async () => {
    const html = new TextEncoder().encode('<meta charset="utf-8"><p>Tea &amp; milk für alle</p><script>x</script>');
    expect(await readText(buildMsg({ properties: { ...note, 4115: html } }))).toMatch(/\n\nTea & milk für alle$/);
  });

  test('that keeps its words only as packed RTF is unpacked', async () => {
    const rtf = packRtf("{\\rtf1\\ansi Gr\\'fc\\'dfe\\par Jane}");
    expect(await readText(buildMsg({ properties: { ...note, 4105: rtf } }))).toMatch(/\n\nGrüße\nJane$/);
    // A reference repeats seven letters from the beginning of the dictionary.
    const head = Buffer.from(rtf.subarray(0, 16));
    head.writeUInt32LE(14, 4);
    const repeated = Buffer.concat([head, Buffer.from([0b0000_0001, 0x00, 0x04]), Buffer.from(' Hello}')]);
    expect(await readText(buildMsg({ properties: { ...note, 4105: new Uint8Array(repeated) } }))).toMatch(/Hello$/);
  });

  test('in a code page of one byte a letter is decoded', async () => {
    const folder = folderOf({ 16381: 1251, 55: 'x' }, 32);
    folder['__substg1.0_1000001E'] = Uint8Array.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0]);
    expect(await readText(buildCompoundFile(folder))).toBe('Subject: x\n\nМосква');
  });

  test('cannot smuggle a header through a line break', async () => {
    const message = buildMsg({ properties: { 55: 'hi\r\nBcc: v@example.com', 4096: 'Invoice' } });
    expect(await readText(message)).toBe('Subject: hi Bcc: v@example.com\n\nInvoice');
  });
});

describe('an Outlook message that cannot be read', () => {
  const whole = buildMsg({ properties: { ...note, 4096: 'Hello '.repeat(2000) } });
  const at = (offset: number, value: number) => {
    const changed = whole.slice();
    new DataView(changed.buffer).setUint32(offset, value, true);
    return changed;
  };

  test('because it is encrypted says so', async () => {
    const sealed = buildMsg({ properties: { ...note, 26: 'IPM.Note.SMIME' } });
    await expect(readText(sealed)).rejects.toMatchObject(failure('document_encrypted', /encrypted/));
    const restricted = buildMsg({ properties: note, attachments: [{ 14087: 'message.rpmsg' }] });
    await expect(readText(restricted)).rejects.toMatchObject(failure('document_encrypted', /encrypted/));
  });

  test('because it was cut off is called damaged', async () => {
    await expect(readText(whole.subarray(0, whole.length - 600))).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('because its tables lead nowhere, or in circles, is called damaged', async () => {
    for (const changed of [at(60, 0x00ff_ffff), at(64, 0x00ff_ffff), at(76, 0x0000_ffff), at(68, 0), at(30, 0)])
      await expect(readText(changed)).rejects.toMatchObject({ code: expect.stringMatching(/corrupt|unsupported/) });
    const table = new DataView(whole.buffer).getUint32(76, true);
    const circle = whole.slice();
    for (let entry = 0; entry < 128; entry++)
      new DataView(circle.buffer).setUint32((table + 1) * 512 + entry * 4, 0, true);
    await expect(readText(circle)).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('because its parts all claim the same megabytes is refused', async () => {
    const attachments = Array.from({ length: 40 }, () => ({ 14087: 'x'.repeat(3000) }));
    const body = 'x'.repeat(1_500_000);
    const greedy = buildMsg({ properties: { ...note, 4096: body }, attachments });
    const view = new DataView(greedy.buffer);
    const streams = (size: number) =>
      Array.from({ length: greedy.length / 128 }, (_, index) => index * 128).filter(
        (entry) => view.getUint8(entry + 66) === 2 && view.getUint32(entry + 120, true) === size,
      );
    const [largest = 0] = streams(3_000_000);
    for (const entry of streams(6000)) greedy.copyWithin(entry + 116, largest + 116, largest + 124);
    await expect(readText(greedy)).rejects.toMatchObject(failure('document_too_complex', /100 MB/));
  });
});
