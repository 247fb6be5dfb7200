interface Factory {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string | null }): unknown;
}

/**
 * Names the one script that a page may start besides its own modules. The policy for content refuses every other, and all
 * markup made of texts; browsers without trusted types do not ask.
 */
export function trustScript(trusted: string): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === trusted ? url : null) });
}
