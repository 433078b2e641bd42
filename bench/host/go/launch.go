package main

import (
	"net"
	"net/rpc"
	"os"
	"os/exec"
	"path/filepath"
)

// plugin is a running plugin process and the way to call it.
type plugin struct {
	*rpc.Client
	process *exec.Cmd
}

// launch listens on a fresh Unix socket, starts this program as a plugin and waits until it has dialled.
func launch() (*plugin, error) {
	directory, err := os.MkdirTemp("", "bench-go-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(directory)
	socket := filepath.Join(directory, "plugin.sock")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return nil, err
	}
	defer listener.Close()
	process := exec.Command(os.Args[0], "plugin", socket)
	process.Stderr = os.Stderr
	if err := process.Start(); err != nil {
		return nil, err
	}
	connection, err := listener.Accept()
	if err != nil {
		return nil, err
	}
	return &plugin{rpc.NewClient(connection), process}, nil
}

// stop closes the connection, which ends the plugin.
func (p *plugin) stop() {
	p.Close()
	p.process.Wait()
}
