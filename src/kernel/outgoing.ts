/** What came of asking another program: an answer with its status, or none. */
export type Answered =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly detail: string }

/** The way out of the house for what other programs are told. Made in `infra/outgoing.ts`. */
export type Outgoing = {
  /** Posts JSON to an address that an admin gave. No redirect is followed, and nothing of the answer is kept but its status. */
  postJson(address: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered>
}
