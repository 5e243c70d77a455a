import type { DataReader } from '../resources.js'
export function checkRegistry(_data: DataReader): string[] { return [] }
