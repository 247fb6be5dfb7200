declare module 'cloudflare:workers' {
  /** The worker's bindings, readable before the first request. */
  export const env: Record<string, unknown>;
}
