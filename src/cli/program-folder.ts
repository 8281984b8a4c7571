import { join } from 'node:path'

/** The folder of the program, the same from `src/` and from `dist/`. */
export const programFolder = join(import.meta.dirname, '..', '..')
export const migrationsFolder = join(programFolder, 'prisma', 'migrations')
