import { fileURLToPath } from 'node:url'
import { galleryEntries } from '../../src/playground/gallery.ts'

/** Every card and dialog as the playground's gallery shows it, with the lessons of the starter packs. */
export const galleryOfPacks = () => galleryEntries(fileURLToPath(new URL('../../content', import.meta.url)))
