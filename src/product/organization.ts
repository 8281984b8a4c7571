/** Whose the platform of the settings is: known already, or made only once the platform has answered. */
export type OrganizationWanted = string | (() => Promise<string>)

export const organizationOf = async (wanted: OrganizationWanted): Promise<string> =>
  typeof wanted === 'string' ? wanted : wanted()
