import type { ReportCode } from '@plugo/extension-host/control';
import type { CodeWords } from '../code-words.js';

/** What each report of the host means and what helps; in English the host says so itself. A test finds codes that are missing. */
export const reports: Readonly<Partial<Record<ReportCode, CodeWords>>> = {
  INSTALLED: { meaning: '扩展已安装。', nextStep: '' },
  UPDATED: { meaning: '扩展的另一个版本取代了之前的版本。', nextStep: '' },
  ROLLED_BACK: {
    meaning: '新版本在最初十分钟内崩溃了三次，因此恢复为之前的版本。',
    nextStep: '请查看新版本的崩溃报告；它会保留，并可再次启用。',
  },
  VERSION_DELETED: { meaning: '已删除保留的一个扩展版本。', nextStep: '' },
  UNINSTALLED: { meaning: '扩展已卸载。', nextStep: '' },
  ENABLED: { meaning: '扩展已启用。', nextStep: '' },
  DISABLED: { meaning: '扩展已禁用。', nextStep: '再次需要时请启用它。' },
  UNDONE: { meaning: '扩展已恢复到禁用或卸载之前的状态。', nextStep: '' },
  CONFIGURED: { meaning: '扩展的设置已更改。', nextStep: '' },
  RELOADED: { meaning: '已重新读取文件夹，其中的内容正在运行。', nextStep: '' },
  RELOAD_FAILED: {
    meaning: '重新读取了文件夹，但其中的内容无法运行。',
    nextStep: '请排除指出的原因，然后再次重新加载。',
  },
  WATCHED: { meaning: '正在监视该文件夹：保存文件时会重新加载扩展。', nextStep: '' },
  UNWATCHED: { meaning: '不再监视该文件夹。', nextStep: '' },
  WATCH_FAILED: {
    meaning: '无法正常监视该文件夹，因此可能很晚才发现或没有发现已保存的文件。',
    nextStep: '请排除指出的原因，或手动重新加载。',
  },
  LAUNCHED: { meaning: '已启动一个进程，并且它表明了身份。', nextStep: '' },
  STARTED: { meaning: '扩展已激活。', nextStep: '' },
  RESTARTED: { meaning: '扩展在崩溃后重新启动。', nextStep: '' },
  CRASHED: {
    meaning: '进程自行结束、失去连接或没有回答；它会重新启动。',
    nextStep: '请查看崩溃报告；也可用 plugo-host crashes 输出它。',
  },
  GAVE_UP: {
    meaning: '扩展保持停止状态：它崩溃次数过多，或重新启动无济于事。',
    nextStep: '请排除指出的原因，然后重新启动扩展。',
  },
  BLOCKED: {
    meaning: '没有启动扩展，因为它需要的扩展没有运行。',
    nextStep: '请查看指出的扩展的报告。',
  },
  UNAVAILABLE: {
    meaning: '扩展无法运行：其文件夹已损坏，或缺少它需要的内容。',
    nextStep: '请排除指出的原因，然后重新加载扩展。',
  },
  STOPPED: { meaning: '扩展已按要求停止。', nextStep: '' },
  SILENT: {
    meaning: '扩展没有回答运行状况检查；如果它不很快回答，将被结束。',
    nextStep: '请等待半分钟。耗时的计算应放在工作线程中。',
  },
  ANSWERING: { meaning: '扩展重新开始回答运行状况检查。', nextStep: '' },
  UNWELL: { meaning: '扩展报告自己没有正常工作。', nextStep: '请查看它报告的内容及其日志。' },
  NOT_READY: {
    meaning: '扩展报告尚未准备好接受调用；调用会等待，或转到其他提供者。',
    nextStep: '',
  },
  HEALTHY: { meaning: '扩展报告自己已恢复正常。', nextStep: '' },
  CONNECTION_REFUSED: {
    meaning: '有程序冒充扩展进行连接，已被拒绝。',
    nextStep: '请先使用 PLUGO_TOKEN 中的令牌发送 initialize；docs/protocol.md 说明了做法。',
  },
  TRANSPORT_SWITCHED: {
    meaning: '扩展的连接方式与期望的不同。',
    nextStep: '如果必须使用期望的方式，请排除指出的原因；扩展可以照常工作。',
  },
  CALL_REFUSED: {
    meaning: '没有执行调用：等待的调用过多、调用方没有权限，或该方法大多失败。',
    nextStep: '请排除指出的原因。',
  },
  CIRCUIT_OPENED: {
    meaning: '某个方法最近的调用大多失败，因此暂时不会调用它。',
    nextStep: '失败原因请查看扩展的日志。',
  },
  CIRCUIT_CLOSED: { meaning: '某个方法已恢复正常，调用照常进行。', nextStep: '' },
  DEGRADED: {
    meaning: '调用失败，调用方得到了旧的结果或另一个扩展的回答。',
    nextStep: '失败原因请查看扩展的日志。',
  },
  HOST_STARTED: { meaning: '宿主已启动。', nextStep: '' },
  HOST_STOPPED: { meaning: '宿主已正常停止。', nextStep: '' },
  HOST_PROBLEM: { meaning: '宿主本身出现问题。', nextStep: '请排除指出的原因。' },
};
