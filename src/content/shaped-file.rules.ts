import type * as z from 'zod'
import type { PackFile, Problem } from './problem.ts'
import { checkShape } from './schema-faults.rules.ts'
import type { YamlText } from './yaml-lines.rules.ts'
import { readYaml } from './yaml-lines.rules.ts'

/** A YAML file held against a schema: `yaml` where its syntax is right, `value` where its shape is too. */
export type ShapedFile<Schema extends z.ZodType> = {
  readonly yaml?: YamlText
  readonly value?: z.infer<Schema>
  readonly problems: readonly Problem[]
}

/** Reads a file of one YAML document (LF line ends) with the faults of its syntax and shape. */
export const readShaped = <Schema extends z.ZodType>(file: PackFile, schema: Schema): ShapedFile<Schema> => {
  if (file.unread) return { problems: [] }
  const yaml = readYaml(file.path, file.text)
  if (yaml.broken) return { problems: yaml.problems }
  const { value, faults } = checkShape(schema, yaml.data ?? {})
  const problems = faults.map(({ path, onKey, problem, mend }) => ({
    file: file.path,
    ...(onKey === true ? yaml.placeOfKey(path) : yaml.placeOf(path)),
    problem,
    mend,
  }))
  return value === undefined ? { yaml, problems } : { yaml, value, problems }
}
