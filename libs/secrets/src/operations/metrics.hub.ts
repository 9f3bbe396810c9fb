import type { SecretLink } from '../providers/chain/secret.link.js';
import type { ReadCount } from '../reading/read.counts.js';
import { LINK, meterOf, type Observables, observablesOf, OUTCOME } from './instruments.js';
import { type LabelledCount, LabelledCounts } from './labelled.counts.js';
import { type LinkVitals, vitalsOf } from './link.vitals.js';
import type { Observable, ObservableResult, TelemetryApi } from './telemetry.api.js';

/** What is exported of one service. */
export interface MetricsSource {
  readonly reads: Iterable<ReadCount>;
  readonly failures: LabelledCounts;
  /** Weak, since nobody tells of an application that failed to boot, and its secrets must not be kept for it. */
  readonly chain: WeakRef<{ readonly links: readonly SecretLink[] }>;
}

/**
 * The observable metrics of this process. Counts are added up over its applications, so that two with the same links
 * do not answer for each other, and never fall when one of them ends.
 */
export class MetricsHub {
  readonly #sources = new Set<MetricsSource>();
  /** Of services that have ended. */
  readonly #reads = new LabelledCounts();
  readonly #failures = new LabelledCounts();
  #stop: () => void = () => {};

  /** Exports a service, until what it returns is called. */
  add(source: MetricsSource, api: TelemetryApi): () => void {
    if (this.#sources.size === 0) this.#start(api);
    this.#sources.add(source);
    return () => this.#remove(source);
  }

  #start(api: TelemetryApi): void {
    const meter = meterOf(api);
    const observables = observablesOf(meter);
    const all: Observable[] = Object.values({ ...observables });
    const observe = (result: ObservableResult): void => this.#observe(result, observables);
    meter.addBatchObservableCallback(observe, all);
    this.#stop = () => meter.removeBatchObservableCallback(observe, all);
  }

  #remove(source: MetricsSource): void {
    if (!this.#sources.delete(source)) return;
    this.#reads.addAll(labelled(source.reads));
    this.#failures.addAll(source.failures);
    if (this.#sources.size === 0) this.#stop();
  }

  #observe(result: ObservableResult, observables: Observables): void {
    for (const source of this.#sources) if (source.chain.deref() === undefined) this.#remove(source);
    const reads = new LabelledCounts().addAll(this.#reads);
    const failures = new LabelledCounts().addAll(this.#failures);
    const links = new Map<string, LinkVitals>();
    for (const source of this.#sources) {
      reads.addAll(labelled(source.reads));
      failures.addAll(source.failures);
      for (const vitals of vitalsOf(source.chain.deref()?.links ?? [])) {
        links.set(vitals.name, worseOf(vitals, links.get(vitals.name)));
      }
    }
    for (const { attributes, count } of reads) result.observe(observables.reads, count, attributes);
    for (const { attributes, count } of failures) result.observe(observables.failures, count, attributes);
    for (const { name, isSpared, oldestSeconds } of links.values()) {
      result.observe(observables.breaker, isSpared ? 1 : 0, { [LINK]: name });
      if (oldestSeconds !== undefined) result.observe(observables.age, oldestSeconds, { [LINK]: name });
    }
  }
}

function* labelled(reads: Iterable<ReadCount>): Iterable<LabelledCount> {
  for (const { end, link, count } of reads) {
    yield { attributes: { [OUTCOME]: end, ...(link !== undefined && { [LINK]: link }) }, count };
  }
}

/** Of links with one name in several applications, what somebody would look into. */
function worseOf(one: LinkVitals, other: LinkVitals | undefined): LinkVitals {
  if (other === undefined) return one;
  const ages = [one.oldestSeconds, other.oldestSeconds].filter((age) => age !== undefined);
  return {
    name: one.name,
    isSpared: one.isSpared || other.isSpared,
    oldestSeconds: ages.length === 0 ? undefined : Math.max(...ages),
  };
}
