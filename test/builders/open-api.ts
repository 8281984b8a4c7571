import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonObject } from '../../src/kernel/credential-tools.ts'

type Spec = JsonObject & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
type Operation = {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** An OpenAPI document to hold real messages against. */
export const openApiOf = (document: JsonObject) => {
  const spec = document as Spec
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true })
  ajv.addSchema(spec, 'spec')
  const faultsOf = (where: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `spec#${where}` })
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${where} ${instancePath} ${message}`)
  }
  return {
    spec,
    operations: () =>
      Object.entries(spec.paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method} ${path}`),
      ),
    /** What is not as the document says of an answer; the answer is read. */
    answerFaults: async (operation: string, answer: Response): Promise<string[]> => {
      const [method = '', path = ''] = operation.split(' ')
      const status = String(answer.status)
      const described = spec.paths[path]?.[method]?.responses[status]
      if (!described) return [`${operation} answered ${status}, which is not in the document`]
      const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
      const text = await answer.text()
      if (!described.content) return text === '' ? [] : [`${operation} ${status} has a body`]
      if (!(type in described.content)) return [`${operation} answered ${status} as ${type}`]
      const where = pointer('paths', path, method, 'responses', status, 'content', type, 'schema')
      return faultsOf(where, /json|application\/vc$/.test(type) ? JSON.parse(text) : text)
    },
    requestFaults: (operation: string, body: unknown): string[] => {
      const [method = '', path = ''] = operation.split(' ')
      return faultsOf(
        pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema'),
        body,
      )
    },
    webhookFaults: (event: string, body: unknown): string[] =>
      event in spec.webhooks
        ? faultsOf(
            pointer('webhooks', event, 'post', 'requestBody', 'content', 'application/json', 'schema'),
            body,
          )
        : [`${event} is not in the document`],
  }
}
