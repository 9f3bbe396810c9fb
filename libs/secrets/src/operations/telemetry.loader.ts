import type { SecretsLog } from '../utils/secrets.log.js';
import { LazyPart } from '../utils/lazy-part.js';
import type { CallMeter, CallMeterParts } from './call.meter.js';

/** Makes what measures a service. */
export type MeterMaker = (parts: CallMeterParts) => CallMeter;

const METER = new LazyPart('OpenTelemetry', () => import('./meter.maker.js'));

/** Loads what measures, unless `telemetry` is `false`. Never rejects: an application runs without being measured. */
export async function loadTelemetry(
  telemetry: boolean | undefined,
  output: Pick<SecretsLog, 'warn'>,
): Promise<MeterMaker | undefined> {
  if (telemetry === false) return undefined;
  try {
    const { makeMeter } = await METER.get();
    return await makeMeter(telemetry, output);
  } catch (error) {
    output.warn(`Nothing is measured: ${(error as Error).message}`);
    return undefined;
  }
}
