/** Pieces that the paths of the OpenAPI document are written with. */

type Content = Readonly<Record<string, { readonly schema: object }>>

/** A schema of the document by its name. */
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const json = (name: string, ...types: readonly string[]): Content =>
  Object.fromEntries(
    (types.length > 0 ? types : ['application/json']).map((type) => [type, { schema: ref(name) }]),
  )

/** What is no JSON: a text, or the bytes of a picture, which need no schema (OpenAPI 3.1, section 4.8.14.2). */
export const text = (...types: readonly string[]): Content =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))
export const bytes = (...types: readonly string[]): Content =>
  Object.fromEntries(types.map((type) => [type, { schema: {} }]))

export const answer = (description: string, content?: Content) => ({
  description,
  ...(content && { content }),
})

export const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

export const inQuery = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'string' },
})

export const starting = answer('The program is still starting.', text('text/plain'))
