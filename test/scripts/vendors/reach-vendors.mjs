// Preloaded into programs of a deployment: what they fetch by https is answered by the stand-ins of the vendors.
const { fetch } = globalThis;
globalThis.fetch = (input, init) =>
  fetch(typeof input === 'string' ? input.replace(/^https:\/\//, `${process.env.VENDORS}/`) : input, init);
