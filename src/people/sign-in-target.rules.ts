/** Letters, digits and hyphens between single slashes: no host, no query and no way up can be written so. */
const ownPath = /^(?:\/[\w-]{1,100}){1,6}$/

/** A page of ours that may follow a sign-in; `undefined` for anything that could lead elsewhere. */
export const signInTarget = (path: string | null | undefined): string | undefined =>
  path && ownPath.test(path) ? path : undefined
