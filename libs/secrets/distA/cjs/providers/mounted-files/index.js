"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MountedFilesSecretsProvider = void 0;
var mounted_files_provider_js_1 = require("./mounted-files.provider.js");
Object.defineProperty(exports, "MountedFilesSecretsProvider", { enumerable: true, get: function () { return mounted_files_provider_js_1.MountedFilesSecretsProvider; } });
