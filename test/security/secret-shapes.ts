/** How the keys look that must be nowhere but in the settings of a deployment; each ends where a key would. */
export const secretShapes: Record<string, RegExp> = {
  'a secret key of Supabase': /\bsb_secret_[\w-]{20,}/g,
  'a token that signs somebody in': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g,
  'a key of SendGrid': /\bSG\.[\w-]{16,}\.[\w-]{30,}/g,
  'a signing key of QStash': /\bsig_\w{20,}/g,
  'a token of QStash': /\beyJVc2VySUQi[\w=+/-]{20,}/g,
  'a token of Upstash Redis': /\bAX[A-Za-z0-9]{20,}={0,2}(?![\w+/])/g,
  'an API key of a product like ours': /\bdk_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}/g,
  'a private key': /-----BEGIN (?:EC |RSA |OPENSSH )?PRIVATE KEY-----\s*[\w+/=]{40,}|"d"\s*:\s*"[\w-]{43}"/g,
  'a private key in DER': /\bMIGHAgEAMBMGByqGSM49[\w+/=]{40,}/g,
  'a key of OpenAI': /\bsk-(?:proj-)?[\w-]{32,}/g,
  'a key of Groq': /\bgsk_\w{32,}/g,
  'a key of Google': /\bAIza[\w-]{35}/g,
  'a key of AWS': /\bAKIA[A-Z0-9]{16}\b/g,
  'a token of GitHub': /\bgh[pousr]_\w{36,}|\bgithub_pat_\w{40,}/g,
  'a token of npm': /\bnpm_\w{36}\b/g,
  'a secret of a webhook': /\bwhsec_[\w+/=]{24,}/g,
};

/** What the queue's development server takes, which its SDK brings along: everybody knows it, and the worker refuses it. */
export const publicDevelopmentKeys: readonly string[] = [
  'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
  'eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=',
];

/** What looks like a key in a text. */
export function secretsIn(text: string): { kind: string; found: string }[] {
  return Object.entries(secretShapes).flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map(([found]) => ({ kind, found })),
  );
}
