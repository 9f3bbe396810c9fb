import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { isMissingPackage, presentPackage } from '../errors/missing-package.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import { CallMeter } from './call.meter.js';
import type { TelemetryApi } from './telemetry.api.js';
import type { MeterMaker } from './telemetry.loader.js';

const PACKAGE = '@opentelemetry/api';

/**
 * Loads the API of OpenTelemetry, an optional peer. That it is missing is told only where it is asked for; that it is
 * broken, always. Nothing in both cases.
 */
export async function makeMeter(
  telemetry: true | undefined,
  output: Pick<SecretsLog, 'warn'>,
): Promise<MeterMaker | undefined> {
  const api = await loadApi(telemetry, output);
  return api && ((parts) => new CallMeter(api, parts));
}

async function loadApi(
  telemetry: true | undefined,
  output: Pick<SecretsLog, 'warn'>,
): Promise<TelemetryApi | undefined> {
  try {
    return presentPackage(PACKAGE, await import('@opentelemetry/api'));
  } catch (error) {
    if (!isMissingPackage(PACKAGE, error)) {
      const reason = describeFacts(errorFacts(error));
      output.warn(`Nothing is measured: ${PACKAGE} is installed but cannot be loaded (${reason})`);
    } else if (telemetry === true) {
      output.warn(`Nothing is measured: ${PACKAGE} is not installed: npm install ${PACKAGE}`);
    }
    return undefined;
  }
}
