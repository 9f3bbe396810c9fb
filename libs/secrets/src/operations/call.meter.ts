import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { cutKey } from '../keys/secret-key.js';
import type { CallEnd, CallObserver, ProviderCall } from '../providers/chain/call.observer.js';
import { LineBudget } from '../utils/line.budget.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import type { ChainReader } from '../reading/chain.reader.js';
import type { Clock } from '../utils/clock.js';
import {
  durationOf,
  ERROR_TYPE,
  KEY,
  KEYS,
  LINK,
  meterOf,
  OPERATION,
  OUTCOME,
  tracerOf,
} from './instruments.js';
import { LabelledCounts } from './labelled.counts.js';
import { MetricsHub } from './metrics.hub.js';
import type { Attributes, Histogram, Span, TelemetryApi } from './telemetry.api.js';

const REMINDER = 5 * 60_000;

const hub = new MetricsHub();

export interface CallMeterParts {
  readonly clock: Clock;
  readonly output: SecretsLog;
}

/** Measures the calls of one service by spans and metrics; a fault of an SDK or an exporter never takes a secret away. */
export class CallMeter implements CallObserver {
  readonly #api: TelemetryApi;
  readonly #parts: CallMeterParts;
  readonly #failures = new LabelledCounts();
  readonly #lines: LineBudget;
  /** Absent where the API itself has failed: then nothing is measured. */
  #duration: Histogram | undefined;
  #stop: () => void = () => {};

  constructor(api: TelemetryApi, parts: CallMeterParts) {
    this.#api = api;
    this.#parts = parts;
    this.#lines = new LineBudget(1, REMINDER, parts.clock);
    this.#quietly(() => (this.#duration = durationOf(meterOf(api))));
  }

  /** Exports what the chain counts, until `close`. */
  export(chain: ChainReader): void {
    if (this.#duration === undefined) return;
    const source = { reads: chain.counts, failures: this.#failures, chain: new WeakRef(chain) };
    this.#quietly(() => (this.#stop = hub.add(source, this.#api)));
  }

  async around<T>(call: ProviderCall, run: () => Promise<T>, endOf: (result: T) => CallEnd): Promise<T> {
    const duration = this.#duration;
    if (duration === undefined) return run();
    const options = { attributes: spanAttributes(call), root: call.isBackground };
    let running: Promise<T> | undefined;
    const measure = (span: Span): void => void (running = this.#measured(call, run, endOf, duration, span));
    this.#quietly(() =>
      tracerOf(this.#api).startActiveSpan(`nestjs.secrets.${call.operation}`, options, measure),
    );
    return running ?? run();
  }

  close(): void {
    this.#quietly(() => this.#stop());
  }

  async #measured<T>(
    call: ProviderCall,
    run: () => Promise<T>,
    endOf: (result: T) => CallEnd,
    duration: Histogram,
    span: Span,
  ): Promise<T> {
    const { clock } = this.#parts;
    const askedAt = clock.now();
    try {
      const result = await run();
      const { outcome, code } = endOf(result);
      const labels = { [LINK]: call.link, ...(code !== undefined && { [ERROR_TYPE]: code }) };
      if (code !== undefined) this.#failures.add(labels);
      this.#quietly(() => {
        const seconds = (clock.now() - askedAt) / 1000;
        duration.record(seconds, { ...labels, [OPERATION]: call.operation, [OUTCOME]: outcome });
        span.setAttributes({ ...labels, [OUTCOME]: outcome });
        // No message: whoever reads the trace has the code, and the log.
        if (code !== undefined) span.setStatus({ code: this.#api.SpanStatusCode.ERROR });
      });
      return result;
    } finally {
      this.#quietly(() => span.end());
    }
  }

  #quietly(work: () => unknown): void {
    try {
      work();
    } catch (thrown) {
      if (!this.#lines.spend()) return;
      this.#parts.output.warn(`Telemetry failed, because: ${describeFacts(errorFacts(thrown))}`);
    }
  }
}

// A key may be made up by anybody, so it is cut as in a log line, and labels no metric.
function spanAttributes({ link, key, keys }: ProviderCall): Attributes {
  return {
    [LINK]: link,
    ...(key !== undefined && { [KEY]: cutKey(key) }),
    ...(keys !== undefined && { [KEYS]: keys }),
  };
}
