import { element } from '../dom.ts';

/** Fields that belong together, under their name. */
export const group = (name: string, ...fields: Element[]) =>
  element('fieldset', { class: 'card' }, element('legend', {}, name), ...fields);

/** A field under its name. */
export const labelled = (name: string | Element, ...field: Element[]) =>
  element('label', {}, element('span', {}, name), ...field);

/** Something to be switched on or off. */
export const check = (name: string, words: string, isOn: boolean) =>
  element(
    'label',
    { class: 'check' },
    element('input', { name, type: 'checkbox', checked: isOn }),
    element('span', {}, words),
  );

/** One of several. */
export const choice = (name: string, words: string, options: [string | number, string][], current: string | number) =>
  labelled(
    words,
    element(
      'select',
      { name },
      ...options.map(([value, word]) => element('option', { value, selected: value === current }, word)),
    ),
  );

/** A time zone by its name, with the browser's own to be taken by one press. */
export function timeZone(current: string): HTMLElement {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const input = element('input', {
    name: 'time_zone',
    value: current,
    list: 'time-zones',
    required: true,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const zones = [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])];
  const take = () => {
    input.value = own;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  };
  const offer = element('button', { type: 'button', onclick: take }, `Take ${own}, as this browser`);
  const show = () => {
    offer.hidden = input.value.trim() === own;
  };
  input.addEventListener('input', show);
  show();
  return element(
    'div',
    { class: 'zone' },
    labelled('Time zone', input),
    offer,
    element('datalist', { id: 'time-zones' }, ...zones.map((zone) => element('option', { value: zone }))),
  );
}
