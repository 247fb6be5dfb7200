// What browsers and the loader of the console's parts say when a part of it does not come.
const sayings =
  /unable to preload|dynamically imported module|importing a module script failed|error loading dynamically/i;

/** What a page says that broke; when a part of the console did not come, words that help. */
export const brokenText = (error: unknown): unknown =>
  error instanceof Error && sayings.test(error.message) ? 'This page could not be loaded; are you online?' : error;
