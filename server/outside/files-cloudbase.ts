import { AppError } from '../kernel/app-error'
import type { Files } from '../kernel/outside'
import { checkFilePath } from './file-path'

/**
 * Files in CloudBase storage, handed out as temporary addresses. The SDK ends the process when it is called without
 * credentials, so it is loaded on the first file only, and only in the cloud wiring: there the platform injects them.
 */
export function cloudbaseFiles({ envId }: { envId: string }): Files {
  return {
    async put(path, bytes) {
      checkFilePath(path)
      try {
        const { init } = await import('@cloudbase/node-sdk')
        const app = init({ env: envId })
        const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: bytes })
        const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
        const url = fileList[0]?.tempFileURL
        if (url) return url
      } catch (error) {
        throw new AppError('outside_unavailable', {
          service: 'files',
          fault: error instanceof Error ? error.name : '?',
        })
      }
      throw new AppError('outside_unavailable', { service: 'files' })
    },
  }
}
