import * as z from 'zod'
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import {
  ChangeProfile,
  ConversationView,
  EventReceipt,
  Feedback,
  maxEvents,
  maxTextLength,
  NeedView,
  Page,
  Problem,
  ProductCard,
  ProductDetail,
  ProductDetailQuery,
  ProductList,
  ProductQuery,
  ProfileQuery,
  ProfileView,
  RecommendationQuery,
  Recommendations,
  Reply,
  SendMessage,
  ShopperEvent,
  ShopperExport,
  StartConversation,
  StartedConversation,
} from './contract.ts'
import { botOperations, botWebhooks } from './openapi-bots.ts'
import * as example from './openapi-examples.ts'
import { bodyProblems, json, type Operation } from './openapi-operation.ts'
import { createProblem, problems, type ProblemCode } from './problem.ts'

/** Nouns of the domain that the document names too. */
for (const [id, schema] of Object.entries({
  Reply,
  ProductCard,
  NeedView,
  Page,
}))
  z.globalRegistry.add(schema, { id })

type Method = 'get' | 'post' | 'patch' | 'delete'

const plain = (description: string, type: string) => ({
  description,
  content: { [type]: { schema: z.string() } },
})

const conversation = z.object({ id: z.string().describe('conversationId') })
const shopper = z.object({ id: z.string().describe('shopperId') })
const Health = z.object({ status: z.string() }).loose().meta({ id: 'Health' })

/** Events are checked one by one, so `EventBatch` itself does not say what they look like. */
const TypedEventBatch = z
  .object({ events: z.array(ShopperEvent).min(1).max(maxEvents) })
  .meta({ id: 'EventBatch' })

const streamDescription = `
With \`Accept: text/event-stream\` the reply comes as server-sent events, in this order:

| event | data |
|---|---|
| \`reply-start\` | \`{id}\` |
| \`understanding\` | \`{need}\` |
| \`products\` | \`{products}\` |
| \`text-delta\` | \`{text}\`, any number of times; joined they equal \`text\` of the reply |
| \`reply-end\` | the whole Reply |
| \`error\` | \`{problem}\`, instead of what is missing |

Every event has a rising \`id\`. A reader that lost its connection sends the same message with the same
\`clientMessageId\` and \`Last-Event-ID\` and gets the rest; where the rest is not kept any more it gets a
new \`reply-start\`, which means: begin again. A comment comes every 15 s. A reader that goes away stops
the work behind it.`

/** The route table. */
export const operations: Readonly<Record<`${Method} /${string}`, Operation>> = {
  'post /v1/conversations': {
    id: 'startConversation',
    tag: 'Conversations',
    summary: 'Open a conversation',
    description:
      'Greets the shopper. Keep `token`: every other call on the conversation needs it as `Authorization: Bearer`.',
    body: { schema: StartConversation, example: example.startConversation, optional: true },
    answers: { 201: json('Opened', StartedConversation, example.startedConversation) },
    problems: [...bodyProblems, 'IDENTITY_INVALID'],
  },
  'post /v1/conversations/{id}/messages': {
    id: 'sendMessage',
    tag: 'Conversations',
    summary: 'Say something and get the reply',
    description: `Texts are 1 to ${maxTextLength} characters long, or empty beside \`images\`. What is read from photos comes back as a question, with messages in \`suggestions\` that confirm it. Photos are not stored; the transcript says \`[photo]\` where nothing else was said.\n${streamDescription}`,
    owner: true,
    path: conversation,
    header: z.object({
      'Last-Event-ID': z.string().optional().describe('Id of the last event that was received'),
    }),
    body: {
      schema: SendMessage,
      example: example.message,
      others: { photo: example.photoMessage },
    },
    answers: {
      200: {
        description: 'The reply',
        content: {
          'application/json': { schema: Reply, example: example.reply },
          'text/event-stream': { schema: z.string(), example: example.stream },
        },
      },
    },
    problems: [
      ...bodyProblems,
      'TEXT_EMPTY',
      'TEXT_TOO_LONG',
      'CONVERSATION_NOT_FOUND',
      'SERVER_BUSY',
    ],
  },
  'get /v1/conversations/{id}': {
    id: 'getConversation',
    tag: 'Conversations',
    summary: 'Everything said so far',
    owner: true,
    path: conversation,
    answers: { 200: json('The conversation', ConversationView, example.conversation) },
    problems: ['CONVERSATION_NOT_FOUND', 'RATE_LIMITED'],
  },
  'delete /v1/conversations/{id}': {
    id: 'eraseConversation',
    tag: 'Conversations',
    summary: 'Erase the conversation and all that was said in it',
    owner: true,
    path: conversation,
    answers: { 204: { description: 'Erased' } },
    problems: ['CONVERSATION_NOT_FOUND', 'RATE_LIMITED'],
  },
  'post /v1/conversations/{id}/feedback': {
    id: 'rateReply',
    tag: 'Conversations',
    summary: 'Say whether a reply helped',
    owner: true,
    path: conversation,
    body: { schema: Feedback, example: example.feedback },
    answers: { 204: { description: 'Noted' } },
    problems: [...bodyProblems, 'CONVERSATION_NOT_FOUND', 'REPLY_NOT_FOUND'],
  },
  ...botOperations,
  'get /v1/products': {
    id: 'listProducts',
    tag: 'Products',
    summary: 'Search and browse',
    description: 'Answers carry an `ETag`; `If-None-Match` is answered 304 when nothing changed.',
    query: ProductQuery,
    answers: {
      200: json('One page', ProductList, example.productList),
      304: { description: 'As you have it' },
    },
    problems: ['REQUEST_INVALID', 'RATE_LIMITED', 'CATALOGUE_EMPTY'],
  },
  'get /v1/products/{sku}': {
    id: 'getProduct',
    tag: 'Products',
    summary: 'One product with its specs and reviews',
    path: z.object({ sku: z.string() }),
    query: ProductDetailQuery,
    answers: {
      200: json('The product', ProductDetail, example.product),
      304: { description: 'As you have it' },
    },
    problems: ['REQUEST_INVALID', 'PRODUCT_NOT_FOUND', 'RATE_LIMITED'],
  },
  'get /v1/recommendations': {
    id: 'recommend',
    tag: 'Products',
    summary: 'Goods for a shopper, or beside a product, each with its reasons',
    description:
      "An account's `shopperId` counts only with a token that proves it, where the server has a secret.",
    shopper: 'better',
    query: RecommendationQuery,
    answers: { 200: json('Best first', Recommendations, { items: example.reply.products }) },
    problems: ['REQUEST_INVALID', 'PRODUCT_NOT_FOUND', 'RATE_LIMITED'],
  },
  'post /v1/events': {
    id: 'recordEvents',
    tag: 'Events',
    summary: 'What shoppers did',
    description:
      'Answered when the events are on disk. Each event is checked on its own; a bad one is named by its place in the batch and costs only itself.',
    body: { schema: TypedEventBatch, example: example.events },
    answers: { 202: json('Recorded', EventReceipt, example.receipt) },
    problems: bodyProblems,
  },
  'get /v1/shoppers/{id}/profile': {
    id: 'getProfile',
    tag: 'Shoppers',
    summary: 'What is known of the shopper, in plain words and as figures',
    shopper: 'needed',
    path: shopper,
    query: ProfileQuery,
    answers: { 200: json('The profile', ProfileView, example.profile) },
    problems: ['REQUEST_INVALID', 'SHOPPER_NOT_FOUND', 'RATE_LIMITED'],
  },
  'patch /v1/shoppers/{id}/profile': {
    id: 'changeProfile',
    tag: 'Shoppers',
    summary: 'Switch personalisation, and correct single entries',
    description: 'Counts with the next ranking. What is not named stays.',
    shopper: 'needed',
    path: shopper,
    query: ProfileQuery,
    body: { schema: ChangeProfile, example: example.changeProfile },
    answers: { 200: json('The profile after it', ProfileView, example.profile) },
    problems: [...bodyProblems, 'SHOPPER_NOT_FOUND'],
  },
  'get /v1/shoppers/{id}/export': {
    id: 'exportShopper',
    tag: 'Shoppers',
    summary: 'Everything that is kept of the shopper',
    shopper: 'needed',
    path: shopper,
    answers: { 200: json('Everything', ShopperExport) },
    problems: ['SHOPPER_NOT_FOUND', 'RATE_LIMITED'],
  },
  'delete /v1/shoppers/{id}': {
    id: 'eraseShopper',
    tag: 'Shoppers',
    summary: 'Erase everything that is kept of the shopper',
    description: 'Conversations, events, profile and corrections, also from the database file.',
    shopper: 'needed',
    path: shopper,
    answers: { 204: { description: 'Erased' } },
    problems: ['SHOPPER_NOT_FOUND', 'RATE_LIMITED', 'STORAGE_FAILED'],
  },
  'get /livez': {
    id: 'livez',
    tag: 'Operations',
    summary: 'Is the process alive?',
    answers: { 200: json('Alive', Health, { status: 'ok' }) },
    problems: [],
  },
  'get /readyz': {
    id: 'readyz',
    tag: 'Operations',
    summary: 'Can it serve?',
    answers: {
      200: json('Ready', Health, { status: 'ok', catalogue: 'ok' }),
      503: json('Not ready; the detail says why', Health, { status: 'unavailable' }),
    },
    problems: [],
  },
  'get /metrics': {
    id: 'metrics',
    tag: 'Operations',
    summary: 'Prometheus metrics',
    answers: { 200: plain('Metrics', 'text/plain') },
    problems: [],
  },
  'get /openapi.json': {
    id: 'openapi',
    tag: 'Operations',
    summary: 'This document',
    answers: { 200: json('OpenAPI 3.1', z.object({ openapi: z.string() }).loose()) },
    problems: [],
  },
}

/** The API as an OpenAPI 3.1 document. */
export function createOpenApi(): oas31.OpenAPIObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const [route, operation] of Object.entries(operations)) {
    const [method, path] = route.split(' ') as [Method, string]
    ;(paths[path] ??= {})[method] = describe(operation)
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Aisle',
      version: '1',
      description: 'The conversational shopping assistant. Errors are RFC 9457 problems.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Conversations', description: 'Talk with the assistant' },
      { name: 'Bots', description: 'Messages of any channel in, replies by webhook out' },
      { name: 'Products', description: "The shop's goods" },
      { name: 'Events', description: 'What shoppers did, for better recommendations' },
      { name: 'Shoppers', description: 'What is known of a shopper, for the shopper' },
      { name: 'Operations', description: 'Health and contract' },
    ],
    paths: paths as ZodOpenApiPathsObject,
    webhooks: botWebhooks,
    components: {
      securitySchemes: {
        conversationToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The `token` of `POST /v1/conversations`',
        },
        identityToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Signed by the shop with HS256 and AISLE_SECRET; `sub` is the shopperId, `exp` is needed',
        },
      },
    },
  })
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { path, query, header, body } = operation
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description.trim() }),
    security: securityOf(operation),
    requestParams: {
      ...(path ? { path } : {}),
      ...(query ? { query } : {}),
      ...(header ? { header } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: !body.optional,
            content: { 'application/json': { schema: body.schema, ...examplesOf(body) } },
          },
        }
      : {}),
    responses: { ...operation.answers, ...problemResponses(operation.problems) },
  }
}

/** Either of two tokens proves who the shopper is; `{}` is none. */
function securityOf({ owner, shopper: who }: Operation): oas31.SecurityRequirementObject[] {
  if (owner) return [{ conversationToken: [] }]
  if (who === undefined) return []
  return [{ conversationToken: [] }, { identityToken: [] }, ...(who === 'better' ? [{}] : [])]
}

function examplesOf({ example: first, others }: NonNullable<Operation['body']>) {
  if (!others) return { example: first }
  const named = Object.entries({ words: first, ...others })
  return { examples: Object.fromEntries(named.map(([name, value]) => [name, { value }])) }
}

/** One response a status, with an example for each code that has it. */
function problemResponses(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set(codes)) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const responses: ZodOpenApiResponsesObject = {}
  for (const [status, group] of byStatus) {
    const examples = group.map((code) => [code, { value: createProblem(code, 'What to do next.') }])
    responses[`${status as 400}`] = {
      description: group.join(', '),
      ...(status === 429
        ? {
            headers: z.object({
              'Retry-After': z.string().describe('Seconds'),
              RateLimit: z.string(),
              'RateLimit-Policy': z.string(),
            }),
          }
        : {}),
      content: {
        'application/problem+json': { schema: Problem, examples: Object.fromEntries(examples) },
      },
    }
  }
  return responses
}
