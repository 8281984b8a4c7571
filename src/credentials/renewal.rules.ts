/** Days before the end of a credential on which its holder hears of it, the first first. */
export const renewalDays = [30, 7, 1] as const
