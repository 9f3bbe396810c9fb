import type { Histogram, Meter, Observable, TelemetryApi } from './telemetry.api.js';

const SCOPE = 'nestjs-secrets';

/** The names of labels. Their values are few: names of links and words of this package, never the key of a secret. */
export const LINK = 'nestjs.secrets.link';
export const OUTCOME = 'nestjs.secrets.outcome';
export const OPERATION = 'nestjs.secrets.operation';
/** OpenTelemetry's own name for the class of an error; here the `code` of a `SecretsError`. */
export const ERROR_TYPE = 'error.type';
/** Of spans alone, which are not added up: a key, and how many keys a batch is for. */
export const KEY = 'nestjs.secrets.key';
export const KEYS = 'nestjs.secrets.keys';

/** Seconds, from an answer of the same host to the longest deadline. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is asked for its values when metrics are exported. */
export interface Observables {
  readonly reads: Observable;
  readonly failures: Observable;
  readonly breaker: Observable;
  readonly age: Observable;
}

export function tracerOf({ trace }: TelemetryApi): ReturnType<TelemetryApi['trace']['getTracer']> {
  return trace.getTracer(SCOPE);
}

export function meterOf({ metrics }: TelemetryApi): Meter {
  return metrics.getMeter(SCOPE);
}

export function durationOf(meter: Meter): Histogram {
  return meter.createHistogram('nestjs.secrets.call.duration', {
    description: 'How long calls to providers take',
    unit: 's',
    advice: { explicitBucketBoundaries: BUCKETS },
  });
}

export function observablesOf(meter: Meter): Observables {
  return {
    reads: meter.createObservableCounter('nestjs.secrets.reads', {
      description: 'Reads of secrets, by how they ended and which link answered',
      unit: '{read}',
    }),
    failures: meter.createObservableCounter('nestjs.secrets.failures', {
      description: 'Calls to providers that failed, by the code of the error',
      unit: '{call}',
    }),
    breaker: meter.createObservableGauge('nestjs.secrets.breaker.open', {
      description: '1 while a link is left alone after several failures in a row, else 0',
      unit: '1',
    }),
    age: meter.createObservableGauge('nestjs.secrets.age', {
      description: 'Age of the oldest value that is kept of a link',
      unit: 's',
    }),
  };
}
