/** What is kept of a person outside of the tables, and how it goes; each may be repeated, and throws when it cannot be done now. */
export interface Erasure {
  /** Removes objects of this owner, whether or not a document knows of them; answers whether none is left. */
  removeObjects(owner: string): Promise<boolean>;
  /** Forgets whatever caches hold under names with one of these ids in them; answers whether all names were looked at. */
  forgetHot(ids: string[]): Promise<boolean>;
  /** Closes this person's sockets and drops what was stored for them. */
  closeSockets(owner: string): Promise<void>;
  /** Has the mail vendor forget this person's address and the mails to it; it is known for as long as the login is. */
  forgetMails(owner: string): Promise<void>;
  /** Removes the login itself with its sessions; one that is gone already is fine. */
  removeLogin(owner: string): Promise<void>;
}
