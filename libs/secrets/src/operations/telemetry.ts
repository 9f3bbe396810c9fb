import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { cutKey } from '../keys/secret-key.js';
import type { CallEnd, CallObserver, ProviderCall } from '../providers/chain/call.observer.js';
import { LineBudget } from '../providers/chain/line.budget.js';
import type { SecretsLog } from '../providers/chain/link-health.js';
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

interface Loaded {
  readonly api: TelemetryApi;
  readonly duration: Histogram;
}

export interface TelemetryParts {
  /** Resolves to nothing where nothing is to be measured; never rejects. */
  readonly api: Promise<TelemetryApi | undefined>;
  readonly clock: Clock;
  readonly output: SecretsLog;
}

/** Measures the calls of one service by spans and metrics; a fault of an SDK or an exporter never takes a secret away. */
export class Telemetry implements CallObserver {
  readonly #parts: TelemetryParts;
  readonly #loading: Promise<Loaded | undefined>;
  readonly #failures = new LabelledCounts();
  readonly #lines: LineBudget;
  #loaded: Loaded | undefined;
  #isOff = false;
  #isClosed = false;
  #stop: () => void = () => {};

  constructor(parts: TelemetryParts) {
    this.#parts = parts;
    this.#lines = new LineBudget(1, REMINDER, parts.clock);
    this.#loading = parts.api.then((api) => this.#take(api));
  }

  /** Exports what the chain counts, from when the API is loaded until `close`. */
  export(chain: ChainReader): void {
    const source = { reads: chain.counts, failures: this.#failures, chain: new WeakRef(chain) };
    void this.#loading.then((loaded) => {
      if (loaded === undefined || this.#isClosed) return;
      this.#quietly(() => (this.#stop = hub.add(source, loaded.api)));
    });
  }

  async around<T>(call: ProviderCall, run: () => Promise<T>, endOf: (result: T) => CallEnd): Promise<T> {
    // The first call waits for the API, so that it is measured too.
    const loaded = this.#loaded ?? (this.#isOff ? undefined : await this.#loading);
    if (loaded === undefined) return run();
    const options = { attributes: spanAttributes(call), root: call.isBackground };
    let running: Promise<T> | undefined;
    const measure = (span: Span): void => void (running = this.#measured(call, run, endOf, loaded, span));
    this.#quietly(() =>
      tracerOf(loaded.api).startActiveSpan(`nestjs.secrets.${call.operation}`, options, measure),
    );
    return running ?? run();
  }

  close(): void {
    this.#isClosed = true;
    this.#quietly(() => this.#stop());
  }

  async #measured<T>(
    call: ProviderCall,
    run: () => Promise<T>,
    endOf: (result: T) => CallEnd,
    { api, duration }: Loaded,
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
        if (code !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR });
      });
      return result;
    } finally {
      this.#quietly(() => span.end());
    }
  }

  #take(api: TelemetryApi | undefined): Loaded | undefined {
    if (api !== undefined) {
      this.#quietly(() => (this.#loaded = { api, duration: durationOf(meterOf(api)) }));
    }
    this.#isOff = this.#loaded === undefined;
    return this.#loaded;
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
