/** What is wrong with what was asked for, in a sentence for whoever asked. */
export const manifestProblem = (sentence: string): Error =>
  Object.assign(new Error(sentence), { name: 'ManifestProblem' })

/** Stands in the templates of manifests/ where the public host of a server goes. */
export const hostPlaceholder = 'YOUR-PUBLIC-URL'

/** A template with the host of `url` (and its port, where it has one) in place of the placeholder. */
export const withHost = (template: string, url: URL): string => template.replaceAll(hostPlaceholder, url.host)
