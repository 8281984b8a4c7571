/** Adults read some 200 words of prose a minute on a screen (Brysbaert 2019: 238 for non-fiction on paper). */
const wordsPerMinute = 200

export const readingSeconds = (words: number): number => Math.ceil((words * 60) / wordsPerMinute)

/** What a delivery takes, in whole minutes, never less than one. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60))
