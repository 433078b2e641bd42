// A host and a plugin on Go's net/rpc over a Unix socket: what the Go library plugo is made of. The same program is both:
// `netrpc` is the host and obeys a line of JSON at a time on stdin, `netrpc plugin SOCKET` the plugin.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"net/rpc"
	"os"
	"time"
)

type rpcCall = rpc.Call
type figures map[string]float64

// order is what the bench asks for: `{"work": "oneAtATime", "milliseconds": 1000}`.
type order struct {
	Work         string
	Milliseconds int
	Count        int
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "plugin" {
		servePlugin(os.Args[2])
		return
	}
	plugin, err := launch()
	if err != nil {
		log.Fatal(err)
	}
	defer plugin.stop()
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var order order
		if err := json.Unmarshal(lines.Bytes(), &order); err != nil {
			log.Fatal(err)
		}
		answer(plugin.do(order))
	}
}

func (p *plugin) do(order order) (figures, error) {
	span := time.Duration(order.Milliseconds) * time.Millisecond
	switch order.Work {
	case "oneAtATime":
		return p.oneAtATime(span)
	case "inFlight":
		return p.inFlight(order.Count, span)
	case "groups":
		return p.groups(order.Count, span)
	case "megabyteText":
		return p.megabyteText(span)
	case "megabyteBytes":
		return p.megabyteBytes(span)
	case "coldStart":
		return coldStart()
	}
	return nil, fmt.Errorf("unknown work %q", order.Work)
}

func answer(result figures, err error) {
	reply := map[string]any{"result": result}
	if err != nil {
		reply = map[string]any{"error": err.Error()}
	}
	if err := json.NewEncoder(os.Stdout).Encode(reply); err != nil {
		log.Fatal(err)
	}
}
