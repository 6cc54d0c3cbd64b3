import { apiError, errorBody, type ApiError } from './api-error.ts'
import type { ChatRequest } from './chat-request.ts'
import { sendReply } from './exchange.ts'
import { sabotage, type Sabotage, type Scene } from './sabotage.ts'

/** Answers that a status tells: the request was refused, or the endpoint is not well. */
export const statusSabotage = {
  'rate-limited-retry-after': refusal('429 with Retry-After of 2 seconds', 429, rateLimit(), {
    'retry-after': '2',
  }),
  'rate-limited-retry-after-ms': refusal('429 with retry-after-ms of 150', 429, rateLimit(), {
    'retry-after-ms': '150',
  }),
  'rate-limited-retry-after-date': sabotage('429 with Retry-After as a date 3 s ahead', (scene) =>
    sendError(scene, rateLimit(), {
      'retry-after': new Date(Date.now() + 3000).toUTCString(),
    }),
  ),
  'rate-limited-for-an-hour': refusal('429 with Retry-After of an hour', 429, rateLimit(), {
    'retry-after': '3600',
  }),
  'rate-limited': refusal('429 without Retry-After', 429, rateLimit()),
  'quota-used-up': refusal(
    '429 insufficient_quota',
    429,
    apiError(429, 'You exceeded your current quota.', {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  ),
  'server-error': refusal('500', 500, serverError(500)),
  'bad-gateway-html': sabotage('502 with a page of HTML', (scene) =>
    sendText(scene, 502, 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>'),
  ),
  unavailable: refusal('503', 503, serverError(503)),
  'gateway-timeout-empty': sabotage('504 with no body', (scene) =>
    sendText(scene, 504, 'text/plain', ''),
  ),
  'request-timeout': refusal('408', 408, apiError(408, 'Request timed out.')),
  'context-too-long': refusal(
    '400 context_length_exceeded',
    400,
    apiError(400, "This model's maximum context length is 10 tokens.", {
      param: 'messages',
      code: 'context_length_exceeded',
    }),
  ),
  'content-policy': refusal(
    '400 content_policy_violation',
    400,
    apiError(400, 'Your request was rejected by our safety system.', {
      code: 'content_policy_violation',
    }),
  ),
  'bad-key': refusal(
    '401 invalid_api_key, with the key in its message',
    401,
    apiError(401, 'Incorrect API key provided: sk-scripted-SECRET.', { code: 'invalid_api_key' }),
  ),
  forbidden: refusal(
    '403',
    403,
    apiError(403, 'Country, region, or territory not supported.', {
      code: 'unsupported_country_region_territory',
    }),
  ),
  'no-model': refusal(
    '404 model_not_found',
    404,
    apiError(404, 'The model does not exist.', { param: 'model', code: 'model_not_found' }),
  ),
  'no-content': sabotage('204', async ({ response }) => {
    response.writeHead(204).end()
  }),
  'ok-with-error': sabotage('200 with an error object', (scene) =>
    sendText(scene, 200, 'application/json', errorBody(serverError(500))),
  ),
  redirect: sabotage('307 to another host', async ({ response, redirectTo }) => {
    response.writeHead(307, { location: redirectTo }).end()
  }),
  'unsupported-schema': unsupported(
    '400 where a JSON schema is asked for, else the truth',
    'response_format',
    ({ response_format: format }) => format?.type === 'json_schema',
  ),
  'unsupported-json': unsupported(
    '400 where any JSON mode is asked for, else the truth',
    'response_format',
    ({ response_format: format }) => format !== undefined && format.type !== 'text',
  ),
  'unsupported-tools': unsupported(
    '400 where tools are given, else the truth',
    'tools',
    ({ tools }) => tools !== undefined,
  ),
  'unsupported-max-completion-tokens': unsupported(
    '400 where max_completion_tokens is given, else the truth',
    'max_completion_tokens',
    ({ max_completion_tokens: most }) => most != null,
  ),
} as const satisfies Record<string, Sabotage>

function refusal(
  does: string,
  status: number,
  error: ApiError,
  headers: Record<string, string> = {},
): Sabotage {
  return sabotage(does, (scene) => sendError(scene, { ...error, status }, headers))
}

function unsupported(
  does: string,
  param: string,
  isGiven: (request: ChatRequest) => boolean,
): Sabotage {
  return sabotage(does, (scene) =>
    isGiven(scene.request)
      ? sendError(
          scene,
          apiError(400, `Unsupported parameter: '${param}' is not supported with this model.`, {
            param,
            code: 'unsupported_parameter',
          }),
        )
      : sendReply(scene, scene.reply),
  )
}

function rateLimit(): ApiError {
  return apiError(429, 'Rate limit reached for requests.', {
    type: 'requests',
    code: 'rate_limit_exceeded',
  })
}

function serverError(status: number): ApiError {
  return apiError(status, 'The server had an error while processing your request.', {
    type: 'server_error',
  })
}

const sendError = (scene: Scene, error: ApiError, headers = {}): Promise<void> =>
  sendText(scene, error.status, 'application/json', errorBody(error), headers)

async function sendText(
  { response }: Scene,
  status: number,
  type: string,
  text: string,
  headers: Record<string, string> = {},
): Promise<void> {
  response.writeHead(status, { 'content-type': type, ...headers }).end(text)
}
