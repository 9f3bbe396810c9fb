/** Labels of a measurement, or of a span. */
export type Attributes = Record<string, string | number>;

export interface ObservableResult {
  observe(instrument: Observable, value: number, attributes?: Attributes): void;
}

export interface Observable {
  readonly addCallback: unknown;
}

export interface Histogram {
  record(value: number, attributes?: Attributes): void;
}

interface InstrumentOptions {
  readonly description: string;
  readonly unit: string;
  readonly advice?: { explicitBucketBoundaries?: number[] };
}

export interface Meter {
  createHistogram(name: string, options: InstrumentOptions): Histogram;
  createObservableCounter(name: string, options: InstrumentOptions): Observable;
  createObservableGauge(name: string, options: InstrumentOptions): Observable;
  addBatchObservableCallback(callback: (result: ObservableResult) => void, observables: Observable[]): void;
  removeBatchObservableCallback(
    callback: (result: ObservableResult) => void,
    observables: Observable[],
  ): void;
}

export interface Span {
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

export interface Tracer {
  startActiveSpan<T>(
    name: string,
    options: { readonly attributes: Attributes; readonly root?: boolean },
    run: (span: Span) => T,
  ): T;
}

/** What of `@opentelemetry/api` is used. Structural, since the declarations of this package must compile without it. */
export interface TelemetryApi {
  readonly metrics: { getMeter(name: string): Meter };
  readonly trace: { getTracer(name: string): Tracer };
  readonly SpanStatusCode: { readonly ERROR: number };
}
