package main

import (
	"log"
	"net"
	"net/rpc"
)

// Echo is what the plugin registers, as with the Go library plugo.
type Echo struct{}

// Text answers with the text it was given.
func (Echo) Text(text string, answer *string) error {
	*answer = text
	return nil
}

// Bytes answers with the bytes it was given.
func (Echo) Bytes(bytes []byte, answer *[]byte) error {
	*answer = bytes
	return nil
}

// servePlugin dials the host and serves it until the host closes the connection.
func servePlugin(socket string) {
	connection, err := net.Dial("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	if err := rpc.Register(Echo{}); err != nil {
		log.Fatal(err)
	}
	rpc.ServeConn(connection)
}
