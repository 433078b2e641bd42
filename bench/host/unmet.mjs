/**
 * What there is to know where a bar is not met, by figure: where the time goes, and what was tried. Figures in it are of the machine
 * the page was first written on.
 */
export const unmet = {
  'megabyteBytes.MB/s':
    'The same megabytes between two bare Node processes, without any protocol, make 1,400 to 1,900 MB/s here, and 870 is the best round above; ' +
    'run at real-time priority it is 980 to 1,050. So half of the time is the system: Node reads an accepted socket 64 KiB at a time into new memory, ' +
    'and each answer needs a new megabyte. The extension reads 256 KiB at a time into the same memory; accepted sockets can do so through ' +
    'Node’s private handle only, which is why the host does not. Tried and kept: bytes beside the JSON (55 → 350), one `writev` for head and bytes, bodies ' +
    'collected in memory that is used again (→ 700). Tried and dropped: the private handle (strings 20 % quicker, bytes slower, for they have to be copied once more).',
  'coldStart.ms':
    'Of 48 ms in a calm moment, 7 pass until Node begins (the socket, `setpriv` for the death with the host, fork and exec of a larger process), 20 are Node’s own start, 5 the ' +
    'SDK with `net` and `stream`, 3 the main file, 3 to make the connection, 7 the first message of each kind, to and fro, in code that runs for the first time. Tried and kept: one ' +
    'bundle (−7 ms), no `crypto` and TLS only when asked (−10 ms), the compiled code of the bundle (−6 ms), folders made without the thread pool (−1 ms). Not ' +
    'taken: a V8 snapshot (−10 ms, but 4 MB more in every extension). The warm spare is the answer to it.',
  'fleet.private':
    'Node alone takes more than that, as the row above says: a program that only waits. What Plugo adds is the difference. ' +
    'Of what V8 offers, nothing takes off more than 0.1 MB: `--v8-pool-size=0`, `--max-semi-space-size=1`, `--optimize-for-size`, ' +
    '`--lite-mode`, `--single-threaded`, `--jitless`, one arena for `malloc`. Most of it is the heap that Node itself starts with.',
  'fleet.hostIdle':
    'Twenty health checks a second, which come one by one: each wakes a host whose caches are cold, and costs a millisecond in place of the 10 µs of a ' +
    'call in a row. By the processor’s own count (`getrusage`) it was 1.7 to 2.4 %. Checks of many extensions that are sent together would wake it less often.',
  'marathon.growth':
    'Measured once, over host and extension together, so what garbage V8 happens to hold at either end counts. Whether the heap of the host stays flat ' +
    'is also watched by the soak test.',
};
