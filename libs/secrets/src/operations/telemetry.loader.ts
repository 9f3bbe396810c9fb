import { nameOf } from '../errors/foreign-error.js';
import { isMissingPackage } from '../errors/missing-package.js';
import type { SecretsLog } from '../providers/chain/link-health.js';
import { LazyPart } from '../utils/lazy-part.js';
import type { CallMeter, CallMeterParts } from './call.meter.js';
import type { TelemetryApi } from './telemetry.api.js';

const PACKAGE = '@opentelemetry/api';

/** Makes what measures a service. */
export type MeterMaker = (parts: CallMeterParts) => CallMeter;

const METER = new LazyPart('OpenTelemetry', () => import('./call.meter.js'));

/**
 * Loads the API of OpenTelemetry, an optional peer, and what works with it, unless `telemetry` is `false`. Never rejects: an application runs
 * without being measured. That the package is missing is told only where it is asked for; that it is broken, always.
 */
export async function loadTelemetry(
  telemetry: boolean | undefined,
  output: Pick<SecretsLog, 'warn'>,
): Promise<MeterMaker | undefined> {
  const api = telemetry === false ? undefined : await loadApi(telemetry, output);
  if (api === undefined) return undefined;
  try {
    const { CallMeter } = await METER.get();
    return (parts) => new CallMeter(api, parts);
  } catch (error) {
    output.warn(`Nothing is measured: ${(error as Error).message}`);
    return undefined;
  }
}

async function loadApi(
  telemetry: boolean | undefined,
  output: Pick<SecretsLog, 'warn'>,
): Promise<TelemetryApi | undefined> {
  try {
    return await import('@opentelemetry/api');
  } catch (error) {
    if (!isMissingPackage(PACKAGE, error)) {
      output.warn(`Nothing is measured: ${PACKAGE} is installed but cannot be loaded (${nameOf(error)})`);
    } else if (telemetry === true) {
      output.warn(`Nothing is measured: ${PACKAGE} is not installed: npm install ${PACKAGE}`);
    }
    return undefined;
  }
}
