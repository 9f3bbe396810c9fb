import type { CallEnd, CallObserver, ProviderCall } from '../providers/chain/call.observer.js';
import type { ChainReader } from '../reading/chain.reader.js';
import type { CallMeter, CallMeterParts } from './call.meter.js';
import type { MeterMaker } from './telemetry.loader.js';

/** The measuring of one service, which is loaded with the API of OpenTelemetry, and not at all where that is missing. */
export class Telemetry implements CallObserver {
  readonly #loading: Promise<CallMeter | undefined>;
  #meter: CallMeter | undefined;
  #isLoaded = false;
  #isClosed = false;

  /** `maker` resolves to nothing where nothing is to be measured, and never rejects. */
  constructor(maker: Promise<MeterMaker | undefined>, parts: CallMeterParts) {
    this.#loading = maker.then((make) => {
      this.#isLoaded = true;
      return (this.#meter = make?.(parts));
    });
  }

  /** Exports what the chain counts, from when the API is loaded until `close`. */
  export(chain: ChainReader): void {
    void this.#loading.then((meter) => {
      if (!this.#isClosed) meter?.export(chain);
    });
  }

  async around<T>(call: ProviderCall, run: () => Promise<T>, endOf: (result: T) => CallEnd): Promise<T> {
    // The first call waits for the API, so that it is measured too.
    const meter = this.#isLoaded ? this.#meter : await this.#loading;
    return meter === undefined ? run() : meter.around(call, run, endOf);
  }

  close(): void {
    this.#isClosed = true;
    this.#meter?.close();
  }
}
