/** What somebody wants to become of a kind of moment of theirs; to be asked first is what holds of what nothing was chosen for. */
export const choices = ['announce', 'ask', 'never'] as const
export type Choice = (typeof choices)[number]

/** Whether a mentor is glad to be named, beside the kinds of moments. */
export const mentorKind = 'mentor'
