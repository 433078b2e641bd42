export {
  type Attachment,
  attachmentLimits,
  headLengthField,
  type MessageWithAttachments,
} from './attachment.js';
export { type EncodedMessage, encodeMessage } from './encode-message.js';
export { AttachmentMismatch, reattach } from './reattach.js';
export { releaseText } from './text-memory.js';
