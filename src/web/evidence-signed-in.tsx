import type { Context } from 'hono'
import type { Deps } from '../chat/deps.ts'
import { type Say, sayIn } from '../chat/messages/catalogue.ts'
import { SignedOutPage } from './account-pages.tsx'
import { type Owner, ownerOf } from './owner.ts'
import { type Site, sayFor, show, starting } from './site.tsx'

export type SignedIn = { readonly deps: Deps; readonly owner: Owner; readonly say: Say }

/** The product and who is signed in; a page that says so where nobody is. */
export const signedIn = async (c: Context, site: Site): Promise<SignedIn | Response> => {
  const deps = site.product()
  if (!deps) return starting(c)
  const owner = await ownerOf(c, deps, site)
  // Who has left hands nothing in, and judges nothing.
  return owner && !owner.isKept
    ? { deps, owner, say: sayIn(owner.locale) }
    : show(c, <SignedOutPage say={sayFor(c)} />, 401)
}
