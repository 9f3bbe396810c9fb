import { type DoctorReport } from './doctor.report.js';
declare const COLOURS: {
    readonly ok: "green";
    readonly optional: "dim";
    readonly degraded: "yellow";
    readonly missing: "red";
    readonly failed: "red";
    readonly invalid: "red";
};
type Shown = keyof typeof COLOURS;
type Paint = (style: (typeof COLOURS)[Shown] | 'bold', text: string) => string;
/** Colours where the stream is a terminal that shows them, and `NO_COLOR` does not forbid it. */
export declare function paintFor(stream: NodeJS.WritableStream): Paint;
/** The report as lines for a person. */
export declare function doctorTable(report: DoctorReport, paint: Paint): string;
export {};
