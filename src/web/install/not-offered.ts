/** For who opens a link of a platform that nothing can be added from, in English: the rest is for whoever runs the program. */
export const notOffered = (path: string): string =>
  `${path.startsWith('/teams/') ? 'Tenants of Microsoft Teams' : 'Slack workspaces'} can’t be added to this server as it is set up. Whoever runs it finds what to set in docs/many-workspaces.md.`
