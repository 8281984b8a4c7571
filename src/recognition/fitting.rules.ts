/** Which channels hear of a moment: those of everybody, unless it is for the team alone, and those of the team. */
export const fits = (
  channel: { readonly teamId: string | null; readonly mode: string },
  moment: { readonly audience: string; readonly teamId: string | null },
): boolean =>
  channel.mode !== 'off' &&
  (channel.teamId === null ? moment.audience === 'all' : channel.teamId === moment.teamId)
