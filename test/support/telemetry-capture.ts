import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, context, metrics, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach } from 'vitest';

export interface Point {
  readonly name: string;
  readonly unit: string;
  readonly attributes: Record<string, unknown>;
  /** Of a histogram, how many were recorded, and their sum. */
  readonly value: number | { readonly count: number; readonly sum: number };
}

export interface TelemetryCapture {
  /** Everything that an exporter is given now. */
  points(): Promise<Point[]>;
  /** The names of what is measured now: the SDK repeats what it was once told. */
  observed(): Promise<string[]>;
  spans(): ReadableSpan[];
  /** The last value of a metric with these labels. */
  value(name: string, attributes: Record<string, unknown>): Promise<Point['value'] | undefined>;
  /** The context manager of OpenTelemetry runs on it: no package of its own for that is needed. */
  withSpan<T>(name: string, run: () => Promise<T>): Promise<T>;
}

/** The real SDK of OpenTelemetry, registered for each test, with exporters in memory. */
export function captureTelemetry(processors: () => SpanProcessor[] = () => []): TelemetryCapture {
  let meters: MeterProvider;
  let exporter: InMemoryMetricExporter;
  let news: InMemoryMetricExporter;
  let spans: InMemorySpanExporter;
  beforeEach(() => {
    exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    news = new InMemoryMetricExporter(AggregationTemporality.DELTA);
    meters = new MeterProvider({ readers: [exporter, news].map(readerOf) });
    spans = new InMemorySpanExporter();
    const tracers = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(spans), ...processors()],
    });
    metrics.setGlobalMeterProvider(meters);
    trace.setGlobalTracerProvider(tracers);
    context.setGlobalContextManager(contextManager());
  });
  afterEach(async () => {
    await meters.shutdown();
    metrics.disable();
    trace.disable();
    context.disable();
  });
  const points = async (): Promise<Point[]> => {
    exporter.reset();
    await meters.forceFlush();
    return exporter.getMetrics().flatMap(({ scopeMetrics }) =>
      scopeMetrics
        .flatMap((scope) => scope.metrics)
        .flatMap(({ descriptor: { name, unit }, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => ({
            name,
            unit,
            attributes,
            value: typeof value === 'number' ? value : { count: value.count, sum: value.sum ?? 0 },
          })),
        ),
    );
  };
  const observed = async (): Promise<string[]> => {
    news.reset();
    await meters.forceFlush();
    const scopes = news.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
    const names = scopes.flatMap((scope) => scope.metrics.map(({ descriptor }) => descriptor.name));
    return [...new Set(names)].sort();
  };
  return {
    points,
    observed,
    spans: () => spans.getFinishedSpans(),
    value: async (name, attributes) => {
      const wanted = keyOf(attributes);
      const found = await points();
      return found.find((point) => point.name === name && keyOf(point.attributes) === wanted)?.value;
    },
    withSpan: (name, run) =>
      trace.getTracer('test').startActiveSpan(name, (span) => run().finally(() => span.end())),
  };
}

/** Exports when it is told to. */
function readerOf(exporter: InMemoryMetricExporter): PeriodicExportingMetricReader {
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
}

function keyOf(attributes: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function contextManager(): Parameters<typeof context.setGlobalContextManager>[0] {
  const storage = new AsyncLocalStorage<Context>();
  const manager: Parameters<typeof context.setGlobalContextManager>[0] = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, run, self, ...parameters) =>
      storage.run(active, () => run.apply(self as never, parameters)),
    bind: (_context, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}
