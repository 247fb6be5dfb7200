/** The address under which a message route is published and verified; both have to be the same string. */
export const messageUrl = (appUrl: string, path: string): string => `${appUrl.replace(/\/+$/, '')}${path}`;
