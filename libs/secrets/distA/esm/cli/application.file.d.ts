import type { DynamicModule, Type } from '@nestjs/common';
/** The root module of an application, as Nest takes it. */
export type RootModule = Type | DynamicModule;
/** The usual file below this folder, if there is one. */
export declare function usualApplication(): string | undefined;
/** Loads the root module that `file.js` or `file.js#ExportName` names, in whatever format the file is. */
export declare function loadRootModule(reference: string): Promise<RootModule>;
