import type { ErrorCode } from '@plugo/extension-host/control';
import type { CodeWords } from '../code-words.js';

/** What each error of the host means and what helps; in English the host says so itself. A test finds codes that are missing. */
export const errors: Readonly<Partial<Record<ErrorCode, CodeWords>>> = {
  MANIFEST_MISSING: {
    meaning: '该文件夹没有 package.json，因此不是扩展。',
    nextStep: '请选择包含扩展的 package.json 的文件夹。',
  },
  MANIFEST_UNREADABLE: {
    meaning: 'package.json 不是有效的 UTF-8 JSON，或无法读取。',
    nextStep: '请在指出的位置更正该文件。',
  },
  MANIFEST_INVALID: {
    meaning: 'package.json 缺少某个字段，或字段的值不允许。',
    nextStep: '请更正指出的字段；docs/manifest.md 列出了允许的内容。',
  },
  ENGINE_INCOMPATIBLE: {
    meaning: '扩展在 engines.plugo 中要求另一个版本的 Plugo。',
    nextStep: '请安装适用于此 Plugo 的扩展版本，或更新 Plugo。',
  },
  ENTRY_MISSING: {
    meaning: '启动扩展的文件或命令不存在。',
    nextStep: '请构建扩展，或更正其 package.json 中的 "main" 或 "plugo.run.command"。',
  },
  ENTRY_OUTSIDE: {
    meaning: '启动扩展的文件位于其文件夹之外。',
    nextStep: '请将该文件移入文件夹并更正 "main"。',
  },
  DUPLICATE_ID: {
    meaning: '两个文件夹包含 ID 和版本相同的扩展。',
    nextStep: '请删除其中一个文件夹，或为它指定其他名称或发布者。',
  },
  INSTALL_FAILED: {
    meaning: '无法复制该文件夹；没有安装任何内容。',
    nextStep: '请排除指出的原因，然后重新安装。',
  },
  INSTALL_UNSAFE: {
    meaning: '该文件夹包含不允许安装的内容，例如指向文件夹之外的链接，或文件过多。',
    nextStep: '请从文件夹中移除指出的内容，然后重新安装。',
  },
  ALREADY_INSTALLED: {
    meaning: '此扩展的这个版本已经安装。',
    nextStep: '请先卸载它，或提高其版本号。',
  },
  VERSION_NOT_KEPT: {
    meaning: '扩展的这个版本已不在磁盘上；每个扩展保留三个版本。',
    nextStep: '请选择其他版本，或从其文件夹安装。',
  },
  UNDO_GONE: {
    meaning: '此操作无法再撤消：它发生在十分钟之前，或在 Plugo 启动之前。',
    nextStep: '请重新启用或安装该扩展。',
  },
  UNDO_FAILED: {
    meaning: '无法恢复已卸载的内容。',
    nextStep: '请排除指出的原因后再次撤消，或重新安装该扩展。',
  },
  LOG_PATTERN_INVALID: {
    meaning: '要在日志中查找的文本不是正则表达式。',
    nextStep: '请在指出的位置更正，或按纯文本查找。',
  },
  LOG_PATTERN_SLOW: {
    meaning: '该正则表达式处理一行所需的时间过长，查找日志将无法结束。',
    nextStep: '请避免在重复中再使用重复，例如 (a+)+。',
  },
  LOG_VIEW_CLOSED: {
    meaning: '请求中指定的日志视图没有打开。',
    nextStep: '请重新打开它：log/open。',
  },
  LOG_EXPORT_FAILED: {
    meaning: '无法将这些行写入所选文件；文件原有内容没有改变。',
    nextStep: '请排除指出的原因，或选择其他位置。',
  },
  CRASH_NOT_FOUND: {
    meaning: '没有保留这份崩溃报告；每个扩展保留最近 10 份。',
    nextStep: '请查看其崩溃报告列表：plugo-host crashes。',
  },
  NOT_INSTALLED: {
    meaning: '没有安装此 ID 的扩展。',
    nextStep: '请在扩展列表中检查 ID。',
  },
  PROFILE_UNSUPPORTED: {
    meaning: '只有在 Node 上使用 @plugo/sdk 运行的 JavaScript 扩展才能记录自身的性能分析。',
    nextStep: '请对其进程使用它所用语言的分析工具。',
  },
  PROFILE_FAILED: {
    meaning: '无法记录扩展的 CPU 分析或堆快照。',
    nextStep: '请排除指出的原因，然后重新记录。',
  },
  PROFILE_NOT_FOUND: {
    meaning: '没有保留这份记录；Plugo 本次运行保留最近 10 份。',
    nextStep: '请重新记录。',
  },
  DIAGNOSTICS_FAILED: {
    meaning: '无法写入诊断信息文件。',
    nextStep: '请排除指出的原因，或选择其他位置。',
  },
  DEPENDENCY_MISSING: {
    meaning: '没有安装此扩展需要的另一个扩展。',
    nextStep: '请安装指出的扩展。',
  },
  DEPENDENCY_OUT_OF_RANGE: {
    meaning: '所需扩展的已安装版本都无法满足所有需要它的扩展。',
    nextStep: '请安装指出范围内的版本。',
  },
  DEPENDENCY_CYCLE: {
    meaning: '扩展之间循环依赖，因此没有一个能够先启动。',
    nextStep: '请移除循环中的一个依赖项。',
  },
  DEPENDENCY_DISABLED: {
    meaning: '此扩展需要的另一个扩展已禁用。',
    nextStep: '请启用指出的扩展。',
  },
  DEPENDENCY_BROKEN: {
    meaning: '此扩展需要的另一个扩展本身已损坏。',
    nextStep: '请先修复指出的扩展。',
  },
  DEPENDENCY_NOT_RUNNING: {
    meaning: '此扩展需要的另一个扩展没有启动。',
    nextStep: '请查看指出的扩展的日志，然后重新启动此扩展。',
  },
  HAS_DEPENDENTS: {
    meaning: '其他已启用的扩展需要此扩展。',
    nextStep: '请确认同时将它们禁用。',
  },
  LAUNCH_FAILED: {
    meaning: '无法启动扩展的进程。',
    nextStep: '请排除指出的原因，然后重新启动扩展。',
  },
  RUNTIME_MISSING: {
    meaning: '在此计算机上没有找到运行扩展的程序。',
    nextStep: '请安装指出的程序，然后重新启动扩展。',
  },
  TRANSPORT_FAILED: {
    meaning: '宿主无法为扩展创建 Unix 套接字，也无法创建 TCP 套接字。',
    nextStep: '请检查设置中的套接字目录：它必须存在、可写，并且路径较短。',
  },
  ENDPOINT_UNREACHABLE: {
    meaning: '扩展报告无法访问宿主为它创建的套接字。',
    nextStep: '请检查它能否打开设置中的套接字目录，或在设置中选择其他连接方式；另请查看其日志。',
  },
  HANDSHAKE_TIMEOUT: {
    meaning: '进程已启动，但没有及时连接。',
    nextStep: '请检查其主文件是否调用了 run()，并查看其日志。',
  },
  HANDSHAKE_REFUSED: {
    meaning: '第一条消息不是有效的 initialize。',
    nextStep: '请先使用 PLUGO_TOKEN 中的令牌发送 initialize；docs/protocol.md 说明了做法。',
  },
  PROTOCOL_VERSION: {
    meaning: '宿主和扩展没有共同的协议版本。',
    nextStep: '请使用更新的 SDK 重新构建扩展，或更新 Plugo。',
  },
  ACTIVATION_TIMEOUT: {
    meaning: 'activate() 没有及时完成。',
    nextStep: '请让 activate() 更快返回并在之后执行耗时的工作，或提高 "activationTimeout"。',
  },
  ACTIVATION_FAILED: {
    meaning: 'activate() 失败。',
    nextStep: '请查看扩展的日志，然后重新启动它。',
  },
  EXITED: {
    meaning: '扩展的进程自行结束。',
    nextStep: '请查看它最后输出的几行；它会自动重新启动。',
  },
  UNRESPONSIVE: {
    meaning: '扩展没有回答运行状况检查。',
    nextStep: '请查看其日志；耗时的计算必须不时让出执行。',
  },
  CONNECTION_LOST: {
    meaning: '扩展运行时，与它的连接被关闭。',
    nextStep: '请查看其日志；它会自动重新启动。',
  },
  PROTOCOL_VIOLATION: {
    meaning: '扩展发送的字节不是消息，或超过允许的数量。',
    nextStep: '请更正扩展；docs/protocol.md 给出了帧格式和限制。',
  },
  CRASH_LIMIT: {
    meaning: '扩展崩溃次数过多，保持停止状态。',
    nextStep: '请查看其日志并更正，然后按“重新启动”。',
  },
  RELOAD_FAILED: {
    meaning: '要接替正在运行的扩展的进程无法运行。原来的进程继续运行。',
    nextStep: '请排除指出的原因，然后再次重新加载。',
  },
  VIEW_INVALID: {
    meaning: '扩展的视图要显示的内容不符合要求，或内容过多。',
    nextStep: '请更正指出的内容；docs/views.md 列出了视图可以显示的内容和数量。',
  },
  VIEW_NOT_FOUND: {
    meaning: '扩展没有声明此名称的视图或状态栏项。',
    nextStep: '请更正名称，或在 "contributes.views" 或 "contributes.statusBar" 中声明它。',
  },
  VIEW_ACTION_REFUSED: {
    meaning: '要调用的操作不在视图显示的内容中。',
    nextStep: '请重新打开视图：它现在显示的是其他内容。',
  },
  PAUSED: {
    meaning: '扩展在查找问题扩展期间暂停。',
    nextStep: '请回答查找中的问题，或停止查找：之后一切恢复原样。',
  },
  CULPRIT_SEARCH_UNDERWAY: {
    meaning: '正在查找问题扩展，一次只能进行一个查找。',
    nextStep: '请回答其中的问题，或停止查找。',
  },
  NOTHING_TO_SEARCH: {
    meaning: '没有已启用且能够运行的扩展，因此没有可查找的对象。',
    nextStep: '请启用出现问题时的那些扩展。',
  },
  NOT_RUNNING: {
    meaning: '扩展没有运行。',
    nextStep: '请启用或重新启动它，然后重试。',
  },
  NOT_READY: {
    meaning: '扩展正在运行，但报告尚未准备好接受调用，并且没有及时就绪。',
    nextStep: '请稍后重试；消息说明了它正在忙什么。',
  },
  METHOD_NOT_FOUND: {
    meaning: '扩展没有导出此名称的方法。',
    nextStep: '请检查名称；消息列出了它导出的方法。',
  },
  METHOD_FAILED: {
    meaning: '方法已调用，但失败了。',
    nextStep: '请查看消息和扩展的日志。',
  },
  COMMAND_NOT_FOUND: {
    meaning: '已安装的扩展都没有提供此命令。',
    nextStep: '请检查名称，或安装提供它的扩展。',
  },
  ARGUMENT_INVALID: {
    meaning: '某个参数的类型与声明的不一致。',
    nextStep: '请更正指出的参数。',
  },
  CALL_TIMEOUT: {
    meaning: '调用没有及时得到回答，已被取消。',
    nextStep: '请重试，或允许调用使用更长的时间。',
  },
  CALL_CANCELLED: { meaning: '调用方取消了调用。', nextStep: '无需任何操作。' },
  CALL_INTERRUPTED: {
    meaning: '扩展在回答之前停止。操作可能已完成，也可能没有。',
    nextStep: '请检查结果，然后重试。',
  },
  RESULT_TOO_LONG: {
    meaning: '方法流式返回的项目超过一次回答能容纳的数量。',
    nextStep: '请使用流：plugo-host call --stream、host.stream 或 context.extensions.stream。',
  },
  BUSY: {
    meaning: '等待此扩展的调用过多。',
    nextStep: '请稍后重试，或减少调用次数。',
  },
  CIRCUIT_OPEN: {
    meaning: '此方法最近的调用大多失败，因此 30 秒内不会调用它。',
    nextStep: '请半分钟后重试。扩展的日志说明了出了什么问题。',
  },
  SERVICE_NOT_FOUND: {
    meaning: '没有已启用的扩展向调用方提供此服务。',
    nextStep: '请检查名称，启用或安装提供者，并将其声明为依赖项。',
  },
  EVENT_LIMIT: {
    meaning: '事件过大，或扩展订阅的主题过多。',
    nextStep: '请减少发送的内容或订阅的主题；限制见 docs/protocol.md。',
  },
  NOT_PERMITTED: {
    meaning: '扩展不允许这样做。',
    nextStep: '请在其 package.json 中声明指出的权限或依赖项。',
  },
  SETTING_INVALID: {
    meaning: '该值不符合设置的架构。',
    nextStep: '请按说明输入值；原来的值会保留。',
  },
  STORAGE_LIMIT: {
    meaning: '键或值过大，或扩展存储的内容过多。',
    nextStep: '请减少存储的内容；限制见 docs/protocol.md。',
  },
  DATA_UNWRITABLE: {
    meaning: '无法写入数据目录。',
    nextStep: '请释放磁盘空间，或更正指出的目录的权限。',
  },
  STATE_CORRUPT: {
    meaning: '无法读取某个状态文件。它已被保留在一旁并重新生成。',
    nextStep: '请检查启用了哪些扩展；旧文件位于新文件旁边。',
  },
  HOST_RUNNING: {
    meaning: '另一个宿主正在使用此数据目录。',
    nextStep: '请停止另一个宿主，或选择其他数据目录。',
  },
  HOST_UNREACHABLE: {
    meaning: '宿主没有回答。',
    nextStep: '请用 plugo-host run 启动一个宿主，或指定其数据目录。',
  },
  INTERNAL: {
    meaning: '宿主本身失败。',
    nextStep: '请附上宿主的日志报告此问题。',
  },
};
