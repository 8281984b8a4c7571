import * as z from 'zod'

/**
 * The parts of Slack's manifest schema that an app like ours may use: lengths, patterns and required fields as in
 * github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json. Unknown fields are refused, as there.
 */
const text = (min: number, max: number) => z.string().min(min).max(max)
const address = (max: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(max)
const unique = (list: readonly string[]) => new Set(list).size === list.length
const events = z.array(z.string().max(50)).max(100).refine(unique, 'named twice')
const scopes = z.array(z.string().max(50)).max(255)

export const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140).optional(),
    long_description: text(175, 4000).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      // The schema allows any 80 characters; the manifest reference allows these.
      display_name: text(1, 80).regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean().optional(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(2, 32).startsWith('/'),
          url: address(3000).optional(),
          description: text(1, 2000),
          usage_hint: text(1, 1000).optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address(3000)).max(1000).optional(),
    scopes: z.strictObject({ bot: scopes, user: scopes.optional() }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address(3500).optional(), bot_events: events }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
})
