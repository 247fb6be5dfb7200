import { z } from 'zod';

const Enable = z.object({ enable: z.boolean().optional() });

export const MailSettings = z.object({
  bypass_list_management: Enable.optional(),
  bypass_spam_management: Enable.optional(),
  bypass_bounce_management: Enable.optional(),
  bypass_unsubscribe_management: Enable.optional(),
  footer: Enable.extend({ text: z.string().optional(), html: z.string().optional() }).optional(),
  sandbox_mode: Enable.optional(),
});

const tag = { substitution_tag: z.string().optional() };

export const TrackingSettings = z.object({
  click_tracking: Enable.extend({ enable_text: z.boolean().optional() }).optional(),
  open_tracking: Enable.extend(tag).optional(),
  subscription_tracking: Enable.extend({ ...tag, text: z.string().optional(), html: z.string().optional() }).optional(),
  ganalytics: Enable.extend({
    utm_source: z.string().optional(),
    utm_medium: z.string().optional(),
    utm_term: z.string().optional(),
    utm_content: z.string().optional(),
    utm_campaign: z.string().optional(),
  }).optional(),
});

export const Asm = z.object({
  group_id: z.int(),
  groups_to_display: z.array(z.int()).max(25, 'The groups_to_display array is limited to 25 groups.').optional(),
});

const bypasses = ['bypass_spam_management', 'bypass_bounce_management', 'bypass_unsubscribe_management'] as const;

/** Whether bypass_list_management stands beside a narrower bypass, which the vendor refuses. */
export const hasConflictingBypasses = (settings: z.infer<typeof MailSettings>): boolean =>
  settings.bypass_list_management?.enable === true && bypasses.some((name) => settings[name]?.enable === true);
