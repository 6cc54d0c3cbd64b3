import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { BotEvent, BotMessage, BotReceipt, BotReply } from './contract.ts'
import * as example from './openapi-examples.ts'
import { bodyProblems, json, type Operation } from './openapi-operation.ts'

for (const [id, schema] of Object.entries({ BotMessage, BotReceipt, BotReply, BotEvent }))
  z.globalRegistry.add(schema, { id })

const botDescription = `
Signed as [Standard Webhooks](https://www.standardwebhooks.com) has it, with a secret of
\`AISLE_BOT_SECRETS\`: \`webhook-signature\` is \`v1,\` and the base64 of HMAC-SHA256 over
\`webhook-id.webhook-timestamp.body\`, the body byte by byte as it is sent. Timestamps more than 5 minutes
away are refused.

\`webhook-id\` names the message: delivered again with the same id it gives the same answer and no second
turn, for as long as the conversation is kept. Sign each attempt anew. Messages of a conversation are
answered in the order in which they arrive here.

The answer is 202 as soon as the message is on disk; the reply goes to \`AISLE_WEBHOOK_URL\`, signed the
same way (see the webhook \`reply\`). Without such an address, or with \`Prefer: wait\`, it comes in the
response.`

const webhookDescription = `
Goes to \`AISLE_WEBHOOK_URL\`, at least once (tell by \`webhook-id\`) and in order within a conversation,
signed with every secret of \`AISLE_BOT_SECRETS\`. Anything but 2xx within 15 s is tried again for three
days, after 5 s, 15 s, 45 s and so on up to 8 h, less up to a half by chance. 410 stops the address.
Redirects are not followed.`

const signature = z.object({
  'webhook-id': z.string().describe('1 to 128 characters, without a full stop'),
  'webhook-timestamp': z.string().describe('Seconds since 1970 of this attempt'),
  'webhook-signature': z.string().describe('One or more of `v1,…`, apart by spaces'),
})

/** The door of bots, as rows of the route table. */
export const botOperations = {
  'post /v1/bot/messages': {
    id: 'deliverMessage',
    tag: 'Bots',
    summary: "Hand in what a bot's shopper wrote",
    description: botDescription,
    header: signature.extend({
      Prefer: z.string().optional().describe('`wait`: the reply in the response'),
    }),
    body: { schema: BotMessage, example: example.botMessage },
    answers: {
      200: json('The reply', BotReply, example.botReply),
      202: json('On disk; the reply goes out by webhook', BotReceipt, example.botReceipt),
    },
    problems: [
      ...bodyProblems,
      'TEXT_EMPTY',
      'TEXT_TOO_LONG',
      'SIGNATURE_INVALID',
      'DELIVERY_STALE',
      'BOT_NOT_SET_UP',
      'DELIVERY_ID_REUSED',
    ],
  },
} as const satisfies Readonly<Record<string, Operation>>

/** What bots are sent. */
export const botWebhooks: ZodOpenApiPathsObject = {
  reply: {
    post: {
      operationId: 'reply',
      tags: ['Bots'],
      summary: 'The reply to a message of a bot, or that there is none',
      description: webhookDescription.trim(),
      security: [],
      requestParams: { header: signature },
      requestBody: {
        required: true,
        content: { 'application/json': { schema: BotEvent, example: example.botEvent } },
      },
      responses: {
        200: { description: 'Any 2xx: it has arrived' },
        410: { description: 'Send no more' },
      },
    },
  },
}
