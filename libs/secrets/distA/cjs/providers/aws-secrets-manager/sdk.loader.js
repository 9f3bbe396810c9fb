"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.loadAwsSdk = loadAwsSdk;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const foreign_error_js_1 = require("../../errors/foreign-error.js");
const NOT_FOUND_CODES = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
/** Loads the SDK, an optional peer. Rejects with `SecretsUnconfiguredError` when it is missing or broken. */
async function loadAwsSdk() {
    try {
        return (await Promise.resolve().then(() => __importStar(require('@aws-sdk/client-secrets-manager'))));
    }
    catch (error) {
        const trouble = isMissing(error)
            ? 'The AWS SDK is not installed: npm install @aws-sdk/client-secrets-manager'
            : `@aws-sdk/client-secrets-manager is installed but cannot be loaded (${(0, foreign_error_js_1.nameOf)(error)}): ` +
                'reinstall it with npm install @aws-sdk/client-secrets-manager';
        throw (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretsUnconfiguredError(trouble));
    }
}
/** A package that the SDK itself lacks is another trouble than the SDK that is missing. */
function isMissing(error) {
    if (!(error instanceof Error) || !NOT_FOUND_CODES.includes(error.code))
        return false;
    return /Cannot find (?:package|module) '@aws-sdk\/client-secrets-manager'/.test(error.message);
}
