import { type Subject } from './application.secrets.js';
import type { CliLogger } from './cli.logger.js';
import { type DoctorReport } from './doctor.report.js';
/** Reads the keys through the application's own chain, and sums up what came of it. */
export declare function doctor(subject: Subject, strict: boolean, logger: CliLogger): Promise<DoctorReport>;
