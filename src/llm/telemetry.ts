import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api'
import {
  ModelFault,
  type LanguageModel,
  type ModelRequest,
  type ModelUsage,
} from './language-model.ts'

/**
 * A span for each call, by OpenTelemetry's conventions for generative AI. Names and counts only:
 * no word of the conversation goes there. Costs nothing while no SDK is set up.
 */
export function traced(model: LanguageModel): LanguageModel {
  return {
    name: model.name,
    async answer(request, call) {
      const span = startSpan(model.name, request)
      try {
        const answer = await model.answer(request, call)
        count(span, answer.usage)
        return answer
      } catch (error) {
        fail(span, error)
        throw error
      } finally {
        span.end()
      }
    },
    async *stream(request, call) {
      const span = startSpan(model.name, request)
      try {
        const end = yield* model.stream(request, call)
        count(span, end.usage)
        return end
      } catch (error) {
        fail(span, error)
        throw error
      } finally {
        span.end()
      }
    },
  }
}

function startSpan(name: string, { task, maxTokens }: ModelRequest): Span {
  const [provider = '', ...rest] = name.split(':')
  const model = rest.length === 0 ? name : rest.join(':')
  return trace.getTracer('aisle').startSpan(`chat ${model}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      'gen_ai.request.max_tokens': maxTokens,
      'aisle.task': task,
    },
  })
}

function count(span: Span, { inputTokens, outputTokens }: ModelUsage): void {
  span.setAttributes({
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
  })
}

/** A shopper who leaves is no error of the model. */
function fail(span: Span, error: unknown): void {
  span.setAttribute('error.type', error instanceof ModelFault ? error.kind : 'aborted')
  if (error instanceof ModelFault) span.setStatus({ code: SpanStatusCode.ERROR })
}
